package org.redvest.volunteers.intake;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.redvest.web.PlainText;

/**
 * What a column may hold. Political status, ethnic group and education are in many lists and in no rule of ours: they are not
 * fields, so they are not imported.
 */
public enum ImportField {
    NAME("姓名", "名字", "志愿者姓名", "真实姓名", "中文名", "name"),
    DOCUMENT("证件号码", "证件号", "身份证号", "身份证号码", "身份证", "公民身份号码", "id", "idcard"),
    PHONE("手机号", "手机号码", "手机", "联系电话", "电话", "联系方式", "电话号码", "本人电话", "phone", "mobile"),
    BORN("出生日期", "出生年月日", "出生年月", "生日", "出生", "birthdate", "birthday"),
    COMMUNITY("社区", "所属社区", "村社区", "村（社区）", "所在社区", "居住社区", "现居住社区", "村居", "社区村", "community"),
    TOWNSHIP("街道", "乡镇", "乡镇街道", "街道乡镇", "所属街道", "镇街", "township"),
    SKILLS("特长", "专长", "技能", "专业特长", "服务技能", "特长技能", "skills"),
    NUMBER("志愿者编号", "注册号", "义工号", "志愿者号", "志愿者证号", "number"),
    HOURS("历史时数", "期初时数", "累计时长", "服务时长", "累计时数", "服务时数", "总时长", "志愿时长", "时长", "hours"),
    CONSENT("监护人同意", "家长同意", "监护人是否同意", "家长是否同意", "consent");

    private static final int LONGEST_SHOWN = 40;

    private final List<String> synonyms;

    ImportField(String... synonyms) {
        this.synonyms = Stream.of(synonyms).map(ImportField::bare).toList();
    }

    /** As in forms and in the keys of its words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportField> of(String word) {
        return Stream.of(values()).filter(field -> field.word().equals(word)).findFirst();
    }

    /** The heading of this field in our own template. */
    String heading() {
        return synonyms.getFirst();
    }

    /** Values of this field name a person: a page shows a wrong one masked. */
    boolean isPersonal() {
        return this == NAME || this == DOCUMENT || this == PHONE || this == BORN || this == NUMBER;
    }

    /** Enough to find the cell, not enough to know the person. */
    String masked(String text) {
        var line = PlainText.line(text);
        int length = line.codePointCount(0, line.length());
        if (!isPersonal()) {
            return length <= LONGEST_SHOWN ? line : first(line, LONGEST_SHOWN) + "…";
        }
        if (this == NAME) {
            return length < 2 ? line : first(line, 1) + "*".repeat(Math.min(3, length - 1));
        }
        int left = Math.min(3, length / 3);
        return first(line, left) + "*".repeat(Math.min(12, length - left));
    }

    private static String first(String line, int characters) {
        return line.substring(0, line.offsetByCodePoints(0, characters));
    }

    /** Two for a heading that is one of ours, one for a heading with one of ours in it, else zero. */
    int score(String heading) {
        var bare = bare(heading);
        if (synonyms.contains(bare)) {
            return 2;
        }
        return bare.codePointCount(0, bare.length()) <= 12
                        && synonyms.stream()
                                .anyMatch(each -> each.length() > 1 && isChinese(each) && bare.contains(each))
                ? 1
                : 0;
    }

    /** What stands in brackets or beside a heading says nothing of the field. An enum's constants are made before its own constants. */
    private static final class Heading {
        private static final Pattern ASIDE = Pattern.compile("[(（\\[【].*?[)）\\]】]|[*＊:：/、,\\s\\p{Z}]");
    }

    private static boolean isChinese(String word) {
        return word.codePoints().allMatch(Character::isIdeographic);
    }

    private static String bare(String heading) {
        var narrow = Normalizer.normalize(heading, Normalizer.Form.NFKC);
        var outside = Heading.ASIDE.matcher(narrow).replaceAll("");
        return (outside.isEmpty() ? narrow : outside).strip().toLowerCase(Locale.ROOT);
    }
}
