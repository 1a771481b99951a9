package org.redvest.web;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for what must not stand in a text that others read: who is helped stays unknown until somebody is on the way. It
 * finds what looks like it; the community is asked, and a reviewer reads the rest. A number of an identity card or of a bank card is
 * never let through.
 */
public enum Privacy {
    ID_NUMBER(Patterns.ID_NUMBER),
    CARD("(?<![0-9])(?!" + Patterns.ID_NUMBER + ")62[0-9]{2}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9])"),
    /** All that {@link Telephone} reads as somebody's own number, with a sign or a blank between any of its usual parts. */
    PHONE(
            "(?<![0-9-])(?:(?:\\+|00)86SIGN)?\\(?1[3-9](?:[0-9]\\)?SIGN[0-9]{4}SIGN[0-9]{4}|[0-9]{2}SIGN[0-9]{3}SIGN[0-9]{4}"
                    + "|[0-9]SIGN[0-9]{3}SIGN[0-9]{5}|[0-9]{2}SIGN[0-9]{4}SIGN[0-9]{3}|[0-9]{3}SIGN[0-9]{6})(?![0-9])"
                    + "|(?<![0-9-])\\(?0(?:10|2[0-9]|[3-9][0-9]{2})\\)?SIGN[2-9][0-9]{2,3}SIGN[0-9]{4}(?![0-9])"),
    NAME(Patterns.NAME),
    DOOR(Patterns.DOOR),
    /** Of somebody: a talk about an illness tells nothing of anybody. */
    ILLNESS(Patterns.ILLNESS) {
        @Override
        boolean isIn(String text) {
            var ofPeople = Patterns.TALK.matcher(text).replaceAll("");
            return Patterns.SUFFERS.matcher(ofPeople).find()
                    || Patterns.SENTENCE
                            .splitAsStream(ofPeople)
                            .anyMatch(sentence -> super.isIn(sentence)
                                    && Patterns.SOMEBODY.matcher(sentence).find());
        }
    };

    private static final class Patterns {
        static final String ID_NUMBER = "(?<![0-9])[1-9][0-9]{5} ?(?:19|20)[0-9]{2} ?(?:0[1-9]|1[0-2])"
                + "(?:0[1-9]|[12][0-9]|3[01]) ?[0-9]{3}[0-9Xx](?![0-9])";

        static final String SURNAME =
                "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武戚莫孔向汤银肖申]";

        static final String NAME = "(?!高龄|方便|关于|任何|严重|白天|万一|于是|向前)" + SURNAME
                + "(?:\\p{IsHan}{0,2}(?:大爷|大娘|大妈|大伯|奶奶|爷爷|婆婆|阿姨|叔叔|女士|先生|某)"
                + "|\\p{IsHan}{1,2}(?:老人|同学|小朋友)|同学)|姓名[:：]\\s*\\p{IsHan}{2,4}";

        /** 3 栋 302, 二单元501室: a house and the room in it. */
        static final String DOOR = "[0-9一二三四五六七八九十]{1,3} ?(?:栋|幢|号楼|单元)"
                + " ?(?:[0-9一二三四五六七八九十]{1,3} ?(?:单元|楼|层|门) ?)?[0-9]{3,4}(?! ?[0-9年人元份户])";

        static final String ILLNESS = "(?:癌|肿瘤|艾滋|肝炎|结核|精神病|精神分裂|抑郁|糖尿病|高血压|心脏病|中风|尿毒症|瘫痪|痴呆|残疾|HIV)";

        static final Pattern TALK = Pattern.compile("(?:世界|全国|国际|预防|防治|远离|了解|认识|抗击)\\p{IsHan}{0,3}" + ILLNESS
                + "|" + ILLNESS + "[^，,。；;！!？?\\n]{0,8}"
                + "(?:讲座|讲课|讲义|宣传|宣讲|宣教|防治|预防|科普|知识|义诊|筛查|疏导|倡导|主题|课堂|健康教育|咨询)");

        static final Pattern SUFFERS = Pattern.compile("(?:有|患|患了|患上|得了|得过|查出|确诊|因)(?:有|过|了|轻度|中度|重度|严重)?" + ILLNESS);

        static final Pattern SOMEBODY = Pattern.compile(NAME + "|" + DOOR
                + "|爷爷|奶奶|大爷|大娘|大妈|婆婆|阿姨|叔叔|伯伯|老人|老太|老头|老伴|孩子|儿子|女儿|住户|(?<!其)[他她]|老" + SURNAME
                + "|小(?![区学时心组型队程事结计])\\p{IsHan}");

        static final Pattern SENTENCE = Pattern.compile("[。；;！!？?\\n]");
    }

    private final Pattern pattern;

    Privacy(String pattern) {
        this.pattern = Pattern.compile(pattern.replace("SIGN", "[- .·・]?"));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** What kinds of private things the texts seem to hold; never the things themselves. */
    public static Set<Privacy> in(String... texts) {
        var found = EnumSet.noneOf(Privacy.class);
        for (String text : texts) {
            // Digits and hyphens of a Chinese keyboard are the same number.
            var narrow = Telephone.DASH
                    .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                    .replaceAll("-");
            Stream.of(values()).filter(kind -> kind.isIn(narrow)).forEach(found::add);
        }
        return found;
    }
}
