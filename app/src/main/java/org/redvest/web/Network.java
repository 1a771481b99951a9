package org.redvest.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * From where a request comes, as far as a share is counted by it. One household or office is given eight bytes of an IPv6
 * address; the rest it chooses itself, so a thousand of its addresses are one sender.
 */
public final class Network {

    private static final int BYTES = 8;

    private Network() {}

    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                    ? HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), BYTES))
                    : address;
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
