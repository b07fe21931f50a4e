package io.github.tpm4j.transport.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** One way to write a host. No name server is asked. */
final class HostName {
  private static final String LOCALHOST = "localhost";
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);

  private HostName() {}

  /** Addresses as Java prints them; names in lower case, without the root's dot. */
  static String canonical(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (name.equals(LOCALHOST)) {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }
    return isAddress(name) ? address(name) : name;
  }

  private static boolean isAddress(String name) {
    return name.contains(":") || IPV4.matcher(name).matches();
  }

  private static String address(String text) {
    try {
      return InetAddress.getByName(text).getHostAddress();
    } catch (UnknownHostException e) {
      // Connecting says what is wrong with it.
      return text;
    }
  }
}
