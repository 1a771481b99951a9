package org.redvest.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.programmes.ProgrammeId;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of funds as a browser without scripts meets them: from a document of approval to a payment, its void and the file. */
@RedvestTest
class FundPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    AFund aFund;

    @Autowired
    TestClock clock;

    private Hat first;
    private Hat second;
    private ProgrammeId programme;

    @BeforeEach
    void a_programme() {
        first = people.hat(Role.DISPATCHER, "430503");
        second = people.hat(Role.SECRETARY, "430503");
        programme = aFund.programme(first, "暖冬行动");
    }

    @Test
    void from_the_approval_to_a_payment_that_is_voided() throws Exception {
        assertThat(read(first, programme.path())).contains(programme.path() + "/funds");
        var fund = sent(first, programme.path() + "/funds/new", Map.of("fund", "物资专款", "boundTo", "只用于红马甲和饮水。"));
        var batch = sent(first, fund + "/batches/new", batch("进站口引导\t12,345.60\n出站口　１，０００元"));
        assertThat(read(first, batch)).contains("13,345.60", "您录入的，要由另一个人复核").doesNotContain("复核，记入台账");

        assertThat(read(second, "/funds")).contains("等您复核的 1 条", "href=\"" + batch + "\"");
        assertThat(read(second, batch)).contains("请您复核", "复核，记入台账");
        sent(second, batch + "/decision", Map.of("how", "approved"));
        var payment = sent(first, fund + "/payments/new", payment(fund, "12,345.60"));
        assertThat(read(second, payment)).contains("12,345.60", "湘红服装厂", "支付后");
        sent(second, payment + "/decision", Map.of("how", "approved"));
        assertThat(read(first, fund)).contains("13,345.60", "92.5%", "1,000.00", "已复核");

        var voiding = sent(first, payment + "/void", Map.of("reason", "凭证号记错"));
        sent(second, voiding + "/decision", Map.of("how", "approved"));
        assertThat(read(first, fund)).contains("<s>12,345.60</s>", "被第 3 号作废", "作废第 2 号：");
        assertThat(read(second, "/funds")).doesNotContain("等您复核的");
    }

    @Test
    void each_fault_of_a_payment_stands_beside_its_field_and_what_was_typed_stays() throws Exception {
        var fund = approved("1000.00");
        var form = payment(fund, "1,000.01");
        assertThat(refused(first, fund + "/payments/new", form))
                .contains("id=\"amount-error\"", "超过了剩余：这个分项还剩 1,000.00 元", "value=\"1,000.01\"", "湘红服装厂");

        for (var amount : new String[] {"12.345", "一百", "0", "-5", "3 万元", "1,00.00"}) {
            form.put("amount", amount);
            assertThat(refused(first, fund + "/payments/new", form))
                    .as(amount)
                    .contains("id=\"amount-error\"", "写成以元为单位的金额", "value=\"" + amount + "\"");
        }
        form = payment(fund, "100");
        form.put("paidOn", "2026-04-01");
        assertThat(refused(first, fund + "/payments/new", form))
                .contains("id=\"paidOn-error\"", "支付日期要在 2026-02-20 至 2026-03-31 之间");
        form.putAll(Map.of("payee", " ", "purpose", "", "voucher", "", "paidOn", ""));
        assertThat(refused(first, fund + "/payments/new", form))
                .contains("id=\"payee-error\"", "id=\"purpose-error\"", "id=\"voucher-error\"", "id=\"paidOn-error\"");
        assertThat(read(first, fund)).contains("台账，1 条");
    }

    @Test
    void a_share_that_cannot_be_read_is_named_by_its_line() throws Exception {
        var fund = path(aFund.open(first, programme, "物资专款"));

        assertThat(refused(first, fund + "/batches/new", batch("甲 100\n乙一百元")))
                .contains("id=\"shares-error\"", "第 2 行读不出分项和金额", "乙一百元");
        assertThat(refused(first, fund + "/batches/new", batch("甲 100\n甲 200"))).contains("分项“甲”写了两次");
        assertThat(refused(first, fund + "/batches/new", batch("甲 0"))).contains("第 1 行读不出");
        assertThat(refused(first, fund + "/batches/new", batch(" "))).contains("id=\"shares-error\"", "请填写");
    }

    @Test
    void a_record_is_rejected_with_a_reason_that_its_writer_reads() throws Exception {
        var fund = approved("1000.00");
        var payment = sent(first, fund + "/payments/new", payment(fund, "10"));

        assertThat(refused(second, payment + "/decision", Map.of("how", "rejected")))
                .contains("id=\"reason-error\"", "请写明退回原因");
        sent(second, payment + "/decision", Map.of("how", "rejected", "reason", "缺发票"));
        assertThat(read(first, payment)).contains("已退回", "缺发票");
        assertThat(refused(second, payment + "/decision", Map.of("how", "approved")))
                .contains("这一条已经有人办过");
    }

    @Test
    void what_lies_unused_and_what_is_left_at_the_end_is_said_in_words() throws Exception {
        var fund = approved("1,000.00");
        assertThat(read(first, fund)).doesNotContain("一笔也没有支付", "notice--watch");

        clock.set("2026-04-01T08:00");
        assertThat(read(second, fund)).contains("notice--watch", "还剩 1,000.00 元 没有支付");
    }

    @Test
    void the_file_opens_in_a_spreadsheet_and_the_sheet_prints() throws Exception {
        var fund = approved("1,000.00");
        sent(first, fund + "/payments/new", payment(fund, "10.5"));

        var file = answer(second, get(fund + ".csv"));
        assertThat(file.getHeader("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(new String(file.getContentAsByteArray(), StandardCharsets.UTF_8))
                .startsWith("\uFEFF")
                .contains("湘红服装厂", "10.50", "等复核", "1000.00", first.name());
        assertThat(read(second, fund + "/sheet")).contains("class=\"paper\"", "湘红服装厂", "10.50", first.name());
    }

    // Acts

    private String approved(String sum) throws Exception {
        var fund = path(aFund.open(first, programme, "物资专款"));
        var batch = sent(first, fund + "/batches/new", batch("马甲 " + sum));
        sent(second, batch + "/decision", Map.of("how", "approved"));
        return fund;
    }

    private static String path(FundId fund) {
        return fund.path();
    }

    private static Map<String, String> batch(String shares) {
        return Map.of("paper", "财社〔2026〕3 号", "approver", "市财政局", "approvedOn", "2026-02-20", "shares", shares);
    }

    private Map<String, String> payment(String fund, String amount) throws Exception {
        var share = read(first, fund + "/payments/new")
                .replaceAll("(?s).*?<select[^>]*id=\"share\".*?<option value=\"([0-9]+)\".*", "$1");
        return new HashMap<>(Map.of(
                "share", share,
                "amount", amount,
                "payee", "湘红服装厂",
                "purpose", "红马甲 60 件",
                "paidOn", "2026-02-25",
                "voucher", "记-0012"));
    }

    private String sent(Hat hat, String path, Map<String, String> fields) throws Exception {
        var answer = answer(hat, form(path, fields));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isIn(302, 303);
        return Objects.requireNonNull(answer.getRedirectedUrl());
    }

    private String refused(Hat hat, String path, Map<String, String> fields) throws Exception {
        var answer = answer(hat, form(path, fields));
        assertThat(answer.getStatus()).isEqualTo(422);
        return answer.getContentAsString();
    }

    private String read(Hat hat, String path) throws Exception {
        var answer = answer(hat, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    private static MockHttpServletRequestBuilder form(String path, Map<String, String> fields) {
        var built = post(path).param("request", UUID.randomUUID().toString());
        fields.forEach(built::param);
        return built;
    }

    private MockHttpServletResponse answer(Hat hat, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.as(hat))).andReturn().getResponse();
    }
}
