package org.redvest.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redvest.channels.gateway.GatewaySigning.SigningKey;

/**
 * Requests are signed as the providers publish it. The first two signatures are those of an example in the provider's own document;
 * DingTalk publishes none, and its signature was computed by another program.
 */
class SigningTest {

    @Test
    void alibaba_clouds_own_example_gets_its_own_signature() {
        var request = new GatewayRequest(
                "POST",
                "https://ecs.cn-shanghai.aliyuncs.com/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
                Map.of("x-acs-action", "RunInstances", "x-acs-version", "2014-05-26"),
                "");
        var key = new SigningKey(
                "YourAccessKeyId",
                "YourAccessKeySecret",
                Instant.parse("2023-10-26T10:22:32Z"),
                "3156853299f313e23d1673dc12e1703d");

        assertThat(GatewaySigning.ALIYUN.signed(request, key).headers().get("Authorization"))
                .isEqualTo(
                        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
                                + "x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void tencent_clouds_own_example_gets_its_own_signature() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("X-TC-Action", "DescribeInstances");
        headers.put("X-TC-Version", "2017-03-12");
        headers.put("X-TC-Region", "ap-guangzhou");
        var request = new GatewayRequest(
                "POST",
                "https://cvm.tencentcloudapi.com/",
                headers,
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}");
        var key = new SigningKey(
                "AKID********************************",
                "********************************",
                Instant.ofEpochSecond(1551113065),
                "");

        assertThat(GatewaySigning.TENCENT.signed(request, key).headers().get("Authorization"))
                .isEqualTo(
                        "TC3-HMAC-SHA256 Credential=AKID********************************/2019-02-25/cvm/tc3_request, "
                                + "SignedHeaders=content-type;host;x-tc-action, "
                                + "Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f");
    }

    @Test
    void a_robot_of_dingtalk_gets_time_and_signature_into_its_address() {
        var request = new GatewayRequest("POST", "https://oapi.dingtalk.com/robot/send?access_token=t", Map.of(), "{}");
        var key = new SigningKey("", "this is secret", Instant.ofEpochMilli(1_577_262_236_757L), "");

        assertThat(GatewaySigning.DINGTALK.signed(request, key).url())
                .isEqualTo(
                        "https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=1577262236757&sign=hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D");
    }
}
