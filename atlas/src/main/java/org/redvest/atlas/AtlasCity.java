package org.redvest.atlas;

/**
 * A city, prefecture or league, with the numbers of its divisions. Counties that a province administers itself stand together under
 * one code, as the statistical bureau has them.
 *
 * @param code four digits, {@code 4304}
 * @param name as people say it: 北京市, where the bureau says 市辖区
 */
public record AtlasCity(String code, String name, int counties, int townships, int communities) {

    public String province() {
        return code.substring(0, 2);
    }
}
