package io.github.tpm4j.cli.eventlog;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The forms of event logs. */
enum LogForm {
  /** The firmware's (TCG PC Client Platform Firmware Profile), SHA-1 or crypto-agile. */
  FIRMWARE("firmware"),
  /** The kernel's Integrity Measurement Architecture, binary. */
  IMA("IMA"),
  /** The TCG's Canonical Event Log as TLV. */
  CEL_TLV("canonical (TLV)"),
  /** The TCG's Canonical Event Log as JSON, which systemd writes too. */
  CEL_JSON("canonical (JSON)");

  /** PCR of 4 bytes, the digest, the length of the template's name in 4 bytes. */
  private static final int IMA_FIELDS = 8;

  private static final byte[] IMA_NAME = "ima".getBytes(StandardCharsets.US_ASCII);
  private static final byte RECORD_SEPARATOR = 0x1E;

  /** Type 0 (recnum) and its length of 4 or 8 bytes, most significant byte first. */
  private static final byte[] TLV_START = {0, 0, 0, 0};

  /** Of a length below 256. */
  private static final byte[] TLV_LENGTH = {0, 0, 0};

  /** PCR, NV Index and management record are 1 to 3. */
  private static final int LAST_SUBJECT = 3;

  private final String words;

  LogForm(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** The form that a log begins like; the firmware's if like no other. */
  static LogForm guess(byte[] log) {
    byte first = first(log);
    if (first == '{' || first == '[' || first == RECORD_SEPARATOR) {
      return CEL_JSON;
    }
    if (isImaAt(log, HashAlg.SHA1) || isImaAt(log, HashAlg.SHA256)) {
      return IMA;
    }
    return isTlv(log) ? CEL_TLV : FIRMWARE;
  }

  private static byte first(byte[] log) {
    for (byte b : log) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
    }
    return 0;
  }

  /**
   * A recnum, and then the type and length of what the record is about. A firmware's log begins
   * with PCR 0 and an event type, which may be 8; then comes a digest.
   */
  private static boolean isTlv(byte[] log) {
    if (log.length < TLV_START.length + 1 || !startsAt(log, 0, TLV_START)) {
      return false;
    }
    int length = log[TLV_START.length];
    int next = TLV_START.length + 1 + length;
    return (length == Integer.BYTES || length == Long.BYTES)
        && log.length > next + TLV_LENGTH.length
        && log[next] >= 1
        && log[next] <= LAST_SUBJECT
        && startsAt(log, next + 1, TLV_LENGTH);
  }

  private static boolean startsAt(byte[] log, int offset, byte[] start) {
    return Arrays.equals(log, offset, offset + start.length, start, 0, start.length);
  }

  private static boolean isImaAt(byte[] log, HashAlg hash) {
    int name = IMA_FIELDS + hash.digestBytes();
    return log.length >= name + IMA_NAME.length && startsAt(log, name, IMA_NAME);
  }

  /** The hash of the template digests of a log of IMA. */
  static HashAlg imaHash(byte[] log) {
    return isImaAt(log, HashAlg.SHA256) ? HashAlg.SHA256 : HashAlg.SHA1;
  }
}
