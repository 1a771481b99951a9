package org.redvest.channels.gateway;

import java.util.Locale;

/**
 * Settings to begin with for the providers that Chinese cities mostly have, after their documents of 2026. What is a city's own stands
 * in capitals: the name of its signature and the numbers of its application.
 */
public enum GatewayPreset {
    PLAIN(new GatewaySettings(
            new GatewayCall(
                    "POST",
                    "",
                    "Content-Type: application/json",
                    "{\"phone\": \"{{phone}}\", \"template\": \"{{template}}\", \"params\": {{list|raw}}, \"id\": \"{{id}}\"}"),
            GatewaySigning.NONE,
            "",
            TokenStep.NONE,
            new GatewayAnswers("/code", "OK", "", "", "", ""),
            GatewayReceipts.NONE,
            100,
            1)),

    ALIYUN(new GatewaySettings(
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
                    "isv.BUSINESS_LIMIT_CONTROL isp.SYSTEM_ERROR isp.RAM_PERMISSION_DENY Throttling.User",
                    "isv.AMOUNT_NOT_ENOUGH isv.OUT_OF_SERVICE isv.SMS_SIGNATURE_ILLEGAL isv.SMS_SIGN_ILLEGAL isv.ACCOUNT_ABNORMAL"
                            + " isv.DAY_LIMIT_CONTROL isv.MONTH_LIMIT_CONTROL SignatureDoesNotMatch InvalidAccessKeyId.NotFound",
                    "isv.MOBILE_NUMBER_ILLEGAL",
                    "/BizId"),
            new GatewayReceipts("/biz_id", "/success", "true", "/err_code"),
            100,
            1)),

    TENCENT(new GatewaySettings(
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
                    "LimitExceeded.PhoneNumberThirtySecondLimit LimitExceeded.PhoneNumberOneHourLimit"
                            + " LimitExceeded.DeliveryFrequencyLimit RequestLimitExceeded InternalError.Timeout",
                    "FailedOperation.InsufficientBalanceInSmsPackage FailedOperation.SignatureIncorrectOrUnapproved"
                            + " AuthFailure.SignatureFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire"
                            + " LimitExceeded.AppDailyLimit",
                    "InvalidParameterValue.IncorrectPhoneNumber",
                    "/Response/SendStatusSet/0/SerialNo"),
            new GatewayReceipts("/sid", "/report_status", "SUCCESS", "/errmsg"),
            300,
            1)),

    WECOM(new GatewaySettings(
            new GatewayCall(
                    "POST",
                    "https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token={{token}}",
                    "Content-Type: application/json",
                    "{\"touser\": \"{{phone}}\", \"msgtype\": \"text\", \"agentid\": 1000002, \"text\": {\"content\": \"{{text}}\"}}"),
            GatewaySigning.NONE,
            "CORP-ID",
            new TokenStep(
                    "https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid={{account}}&corpsecret={{secret}}",
                    "/access_token",
                    "40014 42001 41001"),
            new GatewayAnswers("/errcode", "0", "45009 45033 -1", "60020 48002 301002", "81013 60111", "/msgid"),
            GatewayReceipts.NONE,
            600,
            60)),

    DINGTALK(new GatewaySettings(
            new GatewayCall(
                    "POST",
                    "https://oapi.dingtalk.com/robot/send?access_token={{account}}",
                    "Content-Type: application/json",
                    "{\"msgtype\": \"text\", \"text\": {\"content\": \"{{text}}\"}, \"at\": {\"atMobiles\": [\"{{phone}}\"]}}"),
            GatewaySigning.DINGTALK,
            "ACCESS-TOKEN",
            TokenStep.NONE,
            new GatewayAnswers("/errcode", "0", "410100 130101 -1", "300001 310000 400101", "", ""),
            GatewayReceipts.NONE,
            18,
            60));

    private final GatewaySettings settings;

    GatewayPreset(GatewaySettings settings) {
        this.settings = settings;
    }

    public GatewayForm form() {
        return GatewayForm.of(settings, true);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
