package org.redvest.channels;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a request may go that an administrator's page describes: out, by https, and never into the network of the server. */
public final class OutwardAddress {

    private OutwardAddress() {}

    /** Every address of the host is looked at: one inside is enough to refuse. */
    public static boolean isOutside(URI uri) throws UnknownHostException {
        return "https".equals(uri.getScheme())
                && Arrays.stream(InetAddress.getAllByName(uri.getHost())).allMatch(OutwardAddress::isPublic);
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && (address instanceof Inet6Address ? isPublicSix(bytes) : isPublicFour(bytes));
    }

    /** Global unicast alone, without the ranges that carry an IPv4 address inside. */
    private static boolean isPublicSix(byte[] bytes) {
        boolean global = (bytes[0] & 0xE0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return global && !sixToFour && !teredo;
    }

    private static boolean isPublicFour(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean special = first == 192 && second == 0 || first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 224 && !shared && !special;
    }
}
