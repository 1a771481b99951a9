package org.redvest.orders;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for what must not stand in a text that others read: who is helped stays unknown until somebody is on the way. It
 * finds what looks like it; a reviewer reads the rest.
 */
public enum Privacy {
    ID_NUMBER("(?<![0-9])[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"),
    PHONE("(?<![0-9])1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])"),
    NAME("[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武戚莫孔向汤银肖申]"
            + "(\\p{IsHan}{0,2})(大爷|大娘|大妈|大伯|奶奶|爷爷|婆婆|阿姨|叔叔|老人|同学|小朋友|女士|先生|某)|姓名[:：]\\s*\\p{IsHan}{2,4}"),
    ILLNESS("癌|肿瘤|艾滋|肝炎|结核|精神病|精神分裂|抑郁|糖尿病|高血压|心脏病|中风|尿毒症|瘫痪|痴呆|残疾|HIV");

    private final Pattern pattern;

    Privacy(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What kinds of private things the texts seem to hold; never the things themselves. */
    public static Set<Privacy> in(String... texts) {
        var found = new LinkedHashSet<Privacy>();
        for (String text : texts) {
            Stream.of(values())
                    .filter(kind -> kind.pattern.matcher(text).find())
                    .forEach(found::add);
        }
        return found;
    }
}
