package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks private in a text that others read; and what only looks like it at first sight. */
class PrivacyTest {

    @Test
    void telephone_numbers_are_found_however_they_are_written() {
        assertThat(List.of(
                        "打 13912345678 找他",
                        "139 1234 5678",
                        "139-1234-5678",
                        "+86 139 1234 5678",
                        "008613912345678",
                        "１３９１２３４５６７８",
                        "139—1234—5678",
                        "座机 0739-5322110",
                        "（0739）5322110",
                        "010-88886666"))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).contains(Privacy.PHONE));
    }

    /** One rule: what a form takes for a number that can be called is none to be written where others read. */
    @Test
    void what_can_be_called_is_found_however_it_is_written() {
        assertThat(List.of(
                        "139.1234.5678",
                        "139·1234·5678",
                        "1391 234 5678",
                        "1391-234-5678",
                        "139 123 45678",
                        "1391 2345 678",
                        "13912 345678",
                        "(139)1234-5678",
                        "139\u22121234\u22125678",
                        "+86.139.1234.5678",
                        "0739 532 2110",
                        "0739.532.2110",
                        "0739\u22125322110",
                        "010 8888 6666"))
                .allSatisfy(text -> {
                    assertThat(Telephone.read(text)).as(text).isPresent();
                    assertThat(Privacy.in("打 " + text + " 找他")).as(text).contains(Privacy.PHONE);
                });
    }

    @Test
    void numbers_of_identity_cards_are_found() {
        assertThat(List.of("430503199001011234", "身份证43050319900101123X", "430503 19900101 123x", "４３０５０３１９９００１０１１２３４"))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).contains(Privacy.ID_NUMBER));
    }

    @Test
    void names_and_illnesses_are_found() {
        assertThat(List.of("王奶奶", "陪李大爷看病", "张建国老人", "姓名：唐敏", "刘同学", "陈小明小朋友"))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).contains(Privacy.NAME));
        assertThat(List.of("有高血压", "患糖尿病", "他是 HIV 感染者", "奶奶高血压，走不快", "小芳抑郁", "3 栋 302 那家，糖尿病"))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).contains(Privacy.ILLNESS));
    }

    @Test
    void a_talk_about_an_illness_is_about_nobody() {
        assertThat(List.of(
                        "高血压健康讲座",
                        "艾滋病防治宣传",
                        "抑郁情绪疏导讲座",
                        "艾滋病宣传日",
                        "高血压讲座请自备讲义",
                        "为老人办高血压讲座",
                        "世界艾滋病日活动，请老人参加",
                        "预防中风，请爷爷奶奶都来",
                        "为残疾人理发"))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).isEmpty());
    }

    @Test
    void doors_and_bank_cards_are_found() {
        assertThat(List.of("3 栋 302", "二单元501室", "12号楼3单元1102", "住 5 幢 2 楼 201"))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).contains(Privacy.DOOR));
        assertThat(List.of("卡号 6222021234567890123", "6217 0012 1002 4455 667"))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).containsExactly(Privacy.CARD));
        assertThat(List.of("清扫 3 栋 20 户", "3 栋 2026 年建", "打扫 2 单元楼道"))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).isEmpty());
    }

    @Test
    void what_everybody_writes_is_let_through() {
        assertThat(List.of(
                        "陪高龄老人散步",
                        "方便老人出行",
                        "为同学们辅导",
                        "2026-02-28 08:00 到 11:30",
                        "13-15 人 2026-3-10",
                        "3 月 15 日 14-16 点，共 1500 人",
                        "03-15 1400-1600",
                        "单号 430503-260226-001",
                        "发 20000 份传单",
                        "三楼没有电梯",
                        "邵阳南站",
                        "每人 100 元以内",
                        "带 4 副手套",
                        ""))
                .allSatisfy(text -> assertThat(Privacy.in(text)).as(text).isEmpty());
    }
}
