package io.github.tpm4j.attest.eventlog.firmware;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.variable;

import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.tss.wire.Bytes;

/** What events say. */
final class Samples {
  static final Bytes SECURE_BOOT =
      variable(UefiGuid.GLOBAL_VARIABLE, "SecureBoot", Bytes.ofHex("01"));

  static final Bytes IMAGE = image("\\EFI\\BOOT\\BOOTX64.EFI");
  static final Bytes TAG =
      FirmwareLogWriter.parts().u32(TaggedData.LINUX_INITRD).u32(12).text("Linux initrd").toBytes();
  static final Bytes GPT = gpt("EFI system", "root");

  private Samples() {}

  static Bytes image(String file) {
    Bytes path =
        FirmwareLogWriter.parts()
            .u8(4)
            .u8(4)
            .u16(4 + 2 * (file.length() + 1))
            .utf16(file + "\0")
            .u8(0x7F)
            .u8(0xFF)
            .u16(4)
            .toBytes();
    return FirmwareLogWriter.parts()
        .u64(0x1000)
        .u64(0x2000)
        .u64(0)
        .u64(path.size())
        .bytes(path)
        .toBytes();
  }

  static Bytes gpt(String... names) {
    FirmwareLogWriter table =
        FirmwareLogWriter.parts()
            .text("EFI PART")
            .bytes(Bytes.adopt(new byte[48]))
            .guid(UefiGuid.GLOBAL_VARIABLE)
            .bytes(Bytes.adopt(new byte[12]))
            .u32(128)
            .u32(0)
            .u64(names.length);
    for (String name : names) {
      table
          .guid(UefiGuid.CERT_X509)
          .guid(UefiGuid.CERT_SHA256)
          .u64(2048)
          .u64(4095)
          .u64(0)
          .utf16(name + "\0".repeat(36 - name.length()));
    }
    return table.toBytes();
  }
}
