package org.redvest.channels.gateway;

import java.util.HashMap;
import java.util.Locale;

/**
 * Settings to begin with for the providers that Chinese cities mostly have, after their documents of 2026. What is a city's own stands
 * in capitals: the name of its signature and the numbers of its application. The number of an application in WeCom and DingTalk is a
 * number in JSON, so an example stands there.
 */
public enum GatewayPreset {
    PLAIN(
            GatewayChannel.TEXT,
            new GatewaySettings(
                    new GatewayCall(
                            "POST",
                            "",
                            "Content-Type: application/json",
                            "{\"phone\": \"{{phone}}\", \"template\": \"{{template}}\", \"params\": {{list|raw}}, \"id\": \"{{id}}\"}"),
                    GatewaySigning.NONE,
                    "",
                    TokenStep.NONE,
                    new GatewayAnswers("/code", "OK", AnswerCodes.NONE, "", ""),
                    GatewayReceipts.NONE,
                    "",
                    100,
                    1)),

    ALIYUN(
            GatewayChannel.TEXT,
            new GatewaySettings(
                    new GatewayCall(
                            "POST",
                            "https://dysmsapi.aliyuncs.com/",
                            """
                            x-acs-action: SendSms
                            x-acs-version: 2017-05-25
                            Content-Type: application/x-www-form-urlencoded""",
                            "PhoneNumbers={{phone}}&SignName=SIGNATURE&TemplateCode={{template}}&TemplateParam={{params}}&OutId={{id}}"),
                    GatewaySigning.ALIYUN,
                    "ACCESS-KEY-ID",
                    TokenStep.NONE,
                    new GatewayAnswers(
                            "/Code",
                            "OK",
                            new AnswerCodes(
                                    "isv.BUSINESS_LIMIT_CONTROL isp.SYSTEM_ERROR isp.RAM_PERMISSION_DENY",
                                    "Throttling.User",
                                    "isv.AMOUNT_NOT_ENOUGH isv.OUT_OF_SERVICE isv.SMS_SIGNATURE_ILLEGAL isv.SMS_SIGN_ILLEGAL"
                                            + " isv.ACCOUNT_ABNORMAL isv.DAY_LIMIT_CONTROL isv.MONTH_LIMIT_CONTROL"
                                            + " SignatureDoesNotMatch InvalidAccessKeyId.NotFound",
                                    "isv.MOBILE_NUMBER_ILLEGAL"),
                            "",
                            "/BizId"),
                    new GatewayReceipts("/biz_id", "/success", "true", "/err_code"),
                    "",
                    100,
                    1)),

    TENCENT(
            GatewayChannel.TEXT,
            new GatewaySettings(
                    new GatewayCall(
                            "POST",
                            "https://sms.tencentcloudapi.com/",
                            """
                            Content-Type: application/json; charset=utf-8
                            X-TC-Action: SendSms
                            X-TC-Version: 2021-01-11
                            X-TC-Region: ap-guangzhou""",
                            "{\"PhoneNumberSet\": [\"{{phone86}}\"], \"SmsSdkAppId\": \"APP-ID\", \"SignName\": \"SIGNATURE\","
                                    + " \"TemplateId\": \"{{template}}\", \"TemplateParamSet\": {{list|raw}}, \"SessionContext\": \"{{id}}\"}"),
                    GatewaySigning.TENCENT,
                    "SECRET-ID",
                    TokenStep.NONE,
                    new GatewayAnswers(
                            "/Response/SendStatusSet/0/Code /Response/Error/Code",
                            "Ok",
                            new AnswerCodes(
                                    "LimitExceeded.PhoneNumberThirtySecondLimit LimitExceeded.PhoneNumberOneHourLimit"
                                            + " LimitExceeded.DeliveryFrequencyLimit InternalError.Timeout",
                                    "RequestLimitExceeded",
                                    "FailedOperation.InsufficientBalanceInSmsPackage FailedOperation.SignatureIncorrectOrUnapproved"
                                            + " AuthFailure.SignatureFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire"
                                            + " LimitExceeded.AppDailyLimit",
                                    "InvalidParameterValue.IncorrectPhoneNumber"),
                            "",
                            "/Response/SendStatusSet/0/SerialNo"),
                    new GatewayReceipts("/sid", "/report_status", "SUCCESS", "/errmsg"),
                    "",
                    300,
                    1)),

    /** A member takes 30 messages a minute of one application; more are dropped without a word. */
    WECOM(
            GatewayChannel.WECOM,
            new GatewaySettings(
                    new GatewayCall(
                            "POST",
                            "https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token={{token}}",
                            "Content-Type: application/json",
                            "{\"touser\": \"{{user}}\", \"msgtype\": \"text\", \"agentid\": 1000002,"
                                    + " \"text\": {\"content\": \"{{text}}\\n{{link}}\"}}"),
                    GatewaySigning.NONE,
                    "CORP-ID",
                    new TokenStep(
                            "https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid={{account}}&corpsecret={{secret}}",
                            "/access_token",
                            "40014 42001 41001"),
                    new GatewayAnswers(
                            "/errcode",
                            "0",
                            new AnswerCodes(
                                    "-1", "45009 45033", "40001 40013 40056 48002 60020 301002", "81013 60111 40003"),
                            "/invaliduser /unlicenseduser",
                            ""),
                    GatewayReceipts.NONE,
                    "",
                    600,
                    60)),

    /** Names a member in a group, and the group reads along. */
    WECOM_ROBOT(
            GatewayChannel.WECOM,
            new GatewaySettings(
                    new GatewayCall(
                            "POST",
                            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={{secret}}",
                            "Content-Type: application/json",
                            "{\"msgtype\": \"text\", \"text\": {\"content\": \"{{text}}\\n{{link}}\","
                                    + " \"mentioned_list\": [\"{{user}}\"]}}"),
                    GatewaySigning.NONE,
                    "",
                    TokenStep.NONE,
                    new GatewayAnswers("/errcode", "0", new AnswerCodes("-1", "45009 45033", "93000", ""), "", ""),
                    GatewayReceipts.NONE,
                    "",
                    18,
                    60)),

    /**
     * Work notifications. The same words reach a person once a day and are dropped afterwards without a word, so the number of the message
     * stands below them. An error is code 88 with its reason in sub_code.
     */
    DINGTALK(
            GatewayChannel.DINGTALK,
            new GatewaySettings(
                    new GatewayCall(
                            "POST",
                            "https://oapi.dingtalk.com/topapi/message/corpconversation/asyncsend_v2?access_token={{token}}",
                            "Content-Type: application/json",
                            "{\"agent_id\": 1000000002, \"userid_list\": \"{{user}}\", \"msg\": {\"msgtype\": \"text\","
                                    + " \"text\": {\"content\": \"{{text}}\\n{{link}}\\n#{{id}}\"}}}"),
                    GatewaySigning.NONE,
                    "APP-KEY",
                    new TokenStep(
                            "https://oapi.dingtalk.com/gettoken?appkey={{account}}&appsecret={{secret}}",
                            "/access_token",
                            "40014 42001 40001"),
                    new GatewayAnswers(
                            "/sub_code /errcode",
                            "0",
                            new AnswerCodes("-1", "88 90018 90002", "40056 60011 60020", "33012 40003 60121"),
                            "",
                            ""),
                    GatewayReceipts.NONE,
                    "",
                    600,
                    60)),

    /** Names a member in a group, and the group reads along. Beyond 20 messages a minute the robot is closed for ten minutes. */
    DINGTALK_ROBOT(
            GatewayChannel.DINGTALK,
            new GatewaySettings(
                    new GatewayCall(
                            "POST",
                            "https://oapi.dingtalk.com/robot/send?access_token={{account}}",
                            "Content-Type: application/json",
                            "{\"msgtype\": \"text\", \"text\": {\"content\": \"{{text}}\\n{{link}}\"},"
                                    + " \"at\": {\"atUserIds\": [\"{{user}}\"]}}"),
                    GatewaySigning.DINGTALK,
                    "ACCESS-TOKEN",
                    TokenStep.NONE,
                    new GatewayAnswers(
                            "/errcode",
                            "0",
                            new AnswerCodes("-1", "410100 130101", "300001 310000 400101", ""),
                            "",
                            ""),
                    GatewayReceipts.NONE,
                    "",
                    18,
                    60));

    private final GatewayChannel channel;
    private final GatewaySettings settings;

    GatewayPreset(GatewayChannel channel, GatewaySettings settings) {
        this.channel = channel;
        this.settings = settings;
    }

    public GatewayChannel channel() {
        return channel;
    }

    /** @param site address of this installation */
    public GatewayForm form(String site) {
        var typed = new HashMap<>(GatewayForm.of(settings, true).typed());
        if (settings.call().namesLink()) {
            typed.put("siteAddress", site);
        }
        return new GatewayForm(true, typed);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
