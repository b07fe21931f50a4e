package io.github.tpm4j.attest.testing;

import io.github.tpm4j.attest.eventlog.firmware.EventType;
import io.github.tpm4j.attest.eventlog.firmware.UefiGuid;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes logs as firmware does, and those that no firmware would. */
public final class FirmwareLogWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final HashAlg[] banks;

  private FirmwareLogWriter(HashAlg... banks) {
    this.banks = banks;
  }

  /** A log of the SHA-1 form, without events. */
  public static FirmwareLogWriter sha1Form() {
    return new FirmwareLogWriter();
  }

  /** A crypto-agile log with its first event. */
  public static FirmwareLogWriter of(HashAlg... banks) {
    return new FirmwareLogWriter(banks).specId(Bytes.EMPTY);
  }

  /** A crypto-agile log with vendor data in its first event. */
  public static FirmwareLogWriter withVendorInfo(Bytes vendorInfo, HashAlg... banks) {
    return new FirmwareLogWriter(banks).specId(vendorInfo);
  }

  private FirmwareLogWriter specId(Bytes vendorInfo) {
    FirmwareLogWriter id = new FirmwareLogWriter();
    id.text("Spec ID Event03\0").u32(0).u8(0).u8(2).u8(106).u8(2).u32(banks.length);
    for (HashAlg bank : banks) {
      id.u16(bank.alg().value()).u16(bank.digestBytes());
    }
    id.u8(vendorInfo.size()).bytes(vendorInfo);
    byte[] data = id.toByteArray();
    return u32(0).u32(3).bytes(Bytes.adopt(new byte[20])).u32(data.length).bytes(Bytes.of(data));
  }

  public FirmwareLogWriter u8(int value) {
    out.write(value);
    return this;
  }

  public FirmwareLogWriter u16(int value) {
    return u8(value).u8(value >> 8);
  }

  public FirmwareLogWriter u32(int value) {
    return u16(value).u16(value >> 16);
  }

  public FirmwareLogWriter u64(long value) {
    return u32((int) value).u32((int) (value >> 32));
  }

  public FirmwareLogWriter bytes(Bytes bytes) {
    out.writeBytes(bytes.toByteArray());
    return this;
  }

  public FirmwareLogWriter text(String text) {
    return bytes(ascii(text));
  }

  public FirmwareLogWriter utf16(String text) {
    return bytes(Bytes.of(text.getBytes(StandardCharsets.UTF_16LE)));
  }

  public FirmwareLogWriter guid(UefiGuid guid) {
    UUID uuid = guid.value();
    long high = uuid.getMostSignificantBits();
    return u32((int) (high >> 32))
        .u16((int) (high >> 16))
        .u16((int) high)
        .u64(Long.reverseBytes(uuid.getLeastSignificantBits()));
  }

  /** An event whose digests are those of its data. */
  public FirmwareLogWriter event(int pcr, EventType type, Bytes data) {
    return event(pcr, type, data, data);
  }

  /** An event whose digests are those of something else. */
  public FirmwareLogWriter event(int pcr, EventType type, Bytes measured, Bytes data) {
    u32(pcr).u32(type.value());
    if (banks.length == 0) {
      bytes(Digests.of(HashAlg.SHA1, measured));
    } else {
      u32(banks.length);
      for (HashAlg bank : banks) {
        u16(bank.alg().value()).bytes(Digests.of(bank, measured));
      }
    }
    return u32(data.size()).bytes(data);
  }

  /** EV_NO_ACTION: its digests are of no account. */
  public FirmwareLogWriter noAction(Bytes data) {
    return event(0, EventType.NO_ACTION, data);
  }

  public FirmwareLogWriter startupLocality(int locality) {
    return noAction(new FirmwareLogWriter().text("StartupLocality\0").u8(locality).toBytes());
  }

  public FirmwareLogWriter separators() {
    for (int pcr = 0; pcr < 8; pcr++) {
      event(pcr, EventType.SEPARATOR, Bytes.adopt(new byte[4]));
    }
    return this;
  }

  /** UEFI_VARIABLE_DATA. */
  public static Bytes variable(UefiGuid vendor, String name, Bytes value) {
    return new FirmwareLogWriter()
        .guid(vendor)
        .u64(name.length())
        .u64(value.size())
        .utf16(name)
        .bytes(value)
        .toBytes();
  }

  public static Bytes ascii(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  public static FirmwareLogWriter parts() {
    return new FirmwareLogWriter();
  }

  public byte[] toByteArray() {
    return out.toByteArray();
  }

  public Bytes toBytes() {
    return Bytes.adopt(out.toByteArray());
  }
}
