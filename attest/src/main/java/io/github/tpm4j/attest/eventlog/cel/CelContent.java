package io.github.tpm4j.attest.eventlog.cel;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a record says.
 *
 * @param type of the TLV encoding: {@code cel}, {@code pcclient_std}, {@code ima_template}, {@code
 *     ima_tlv}, {@code systemd}, or the number of another one; of JSON as it stands there
 * @param value of the TLV encoding; empty of JSON
 * @param parts of the TLV encoding, where the value is made of such, by their number; of JSON by
 *     their names, texts as UTF-8
 */
public record CelContent(String type, Bytes value, Map<String, Bytes> parts) {
  /** A record about the log itself. */
  public static final String MANAGEMENT = "cel";

  /** An event of the firmware's log. */
  public static final String PC_CLIENT = "pcclient_std";

  /** A record of IMA. */
  public static final String IMA_TEMPLATE = "ima_template";

  /** A measurement of systemd. */
  public static final String SYSTEMD = "systemd";

  /**
   * Makes one from its components.
   *
   * @param type of the TLV encoding: {@code cel}, {@code pcclient_std}, {@code ima_template},
   *     {@code ima_tlv}, {@code systemd}, or the number of another one; of JSON as it stands there
   * @param value of the TLV encoding; empty of JSON
   * @param parts of the TLV encoding, where the value is made of such, by their number; of JSON by
   *     their names, texts as UTF-8
   */
  public CelContent {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }
}
