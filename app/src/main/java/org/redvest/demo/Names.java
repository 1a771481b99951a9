package org.redvest.demo;

import java.util.random.RandomGenerator;

/** Invents names. Whoever bears one of them by chance is not meant; every page says that its people are synthetic. */
final class Names {

    /** Common family names, the commoner the more often. */
    private static final String FAMILY =
            "李李李李王王王王张张张刘刘刘刘陈陈陈杨杨黄黄周周吴徐孙胡朱高林何郭马罗罗梁宋郑谢谢唐唐韩曹许邓邓萧冯曾曾程蔡彭彭潘袁于董余苏叶吕魏蒋蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺贺严尹钱施牛洪龚";

    private static final String FIRST = "子梓宇浩欣雨思佳俊晓文志建国海春秋冬明红丽秀桂玉美永立新光荣庆振家德长学振少小云月雪青若可心诗涵一嘉泽睿瑞";

    private static final String SECOND = "轩涵怡萱然宁静婷芳敏燕娟霞玲军强伟勇刚斌涛波辉鹏飞超亮平华英兰梅珍琴清珊琳瑶洁琪妍悦航博远恒毅诚成林森峰岩松柏柳溪岚";

    private Names() {}

    /** Two signs or three, as people are called today. */
    static String next(RandomGenerator chance) {
        var name = new StringBuilder().append(sign(FAMILY, chance));
        if (chance.nextInt(100) < 78) {
            name.append(sign(FIRST, chance));
        }
        return name.append(sign(SECOND, chance)).toString();
    }

    private static char sign(String signs, RandomGenerator chance) {
        return signs.charAt(chance.nextInt(signs.length()));
    }
}
