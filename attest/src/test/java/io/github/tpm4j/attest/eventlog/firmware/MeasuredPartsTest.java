package io.github.tpm4j.attest.eventlog.firmware;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;
import static io.github.tpm4j.attest.testing.FirmwareLogWriter.variable;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What digests are of, as firmware and boot loaders differ in it. */
class MeasuredPartsTest {
  private static final UefiGuid SHIM = UefiGuid.of("605dab50-e046-4300-abb6-3dd810dd8b23");

  private static FirmwareEvent event(int pcr, EventType type, Bytes measured, Bytes data) {
    return accepted(
            FirmwareLog.read(
                FirmwareLogWriter.of(HashAlg.SHA256).event(pcr, type, measured, data).toBytes()))
        .events()
        .get(1);
  }

  private static Optional<Bytes> measured(EventType type, Bytes measured, Bytes data) {
    return event(1, type, measured, data).measuredData(TpmAlg.SHA256);
  }

  @Test
  void bootVariablesAreMeasuredWholeOrByTheirValueAlone() {
    Bytes value = Bytes.ofHex("0100");
    Bytes whole = variable(UefiGuid.GLOBAL_VARIABLE, "BootOrder", value);
    assertEquals(Optional.of(whole), measured(EventType.EFI_VARIABLE_BOOT, whole, whole));
    assertEquals(Optional.of(value), measured(EventType.EFI_VARIABLE_BOOT, value, whole));
    assertEquals(Optional.empty(), measured(EventType.EFI_VARIABLE_BOOT2, value, whole));
    assertEquals(Optional.empty(), measured(EventType.EFI_VARIABLE_DRIVER_CONFIG, value, whole));
  }

  @Test
  void shimMeasuresOneByteLessThanItLogs() {
    Bytes variable = variable(SHIM, "Shim", Bytes.ofHex("30820100"));
    Bytes logged = FirmwareLogWriter.parts().bytes(variable).u8(0).toBytes();
    FirmwareEvent event = event(7, EventType.EFI_VARIABLE_AUTHORITY, variable, logged);
    assertEquals(Optional.of(variable), event.measuredData(TpmAlg.SHA256));
    assertFalse(event.contradictsItsDigest(TpmAlg.SHA256));
    assertEquals("Shim", accepted(UefiVariable.of(event)).name());
  }

  @ParameterizedTest
  @CsvSource({
    "'grub_cmd: linux /vmlinuz', 'linux /vmlinuz'",
    "'kernel_cmdline: root=/dev/vda1', 'root=/dev/vda1'",
    "'module_cmdline: x', 'x'",
    "'grub_kernel_cmdline root=/dev/vda1', 'root=/dev/vda1'"
  })
  void grubMeasuresTheTextAfterThePrefix(String logged, String text) {
    Bytes data = ascii(logged + "\0");
    assertEquals(Optional.of(ascii(text)), measured(EventType.IPL, ascii(text), data));
    // As GRUB of RHEL 8 does.
    assertEquals(
        Optional.of(ascii(text + "\0")), measured(EventType.IPL, ascii(text + "\0"), data));
    assertEquals(Optional.empty(), measured(EventType.IPL, ascii("something else"), data));
  }

  @Test
  void filesAndImagesAreNotInTheirEvents() {
    Bytes contents = ascii("contents of the file");
    FirmwareEvent file = event(9, EventType.IPL, contents, ascii("/vmlinuz\0"));
    assertEquals(Optional.empty(), file.measuredData(TpmAlg.SHA256));
    assertFalse(file.contradictsItsDigest(TpmAlg.SHA256));
    FirmwareEvent image =
        event(4, EventType.EFI_BOOT_SERVICES_APPLICATION, contents, Samples.IMAGE);
    assertFalse(image.contradictsItsDigest(TpmAlg.SHA256));
    assertEquals(
        Optional.of("\\EFI\\BOOT\\BOOTX64.EFI"), accepted(UefiImage.of(image)).devicePath().file());
  }

  @Test
  void separatorsAreJudgedByTheirDigest() {
    Bytes zeros = Bytes.adopt(new byte[4]);
    Bytes ones = Bytes.ofHex("ffffffff");
    Bytes error = Bytes.ofHex("01000000");
    Bytes text = ascii("something failed");
    assertEquals(
        Separator.NORMAL, Separator.of(event(0, EventType.SEPARATOR, zeros, zeros), TpmAlg.SHA256));
    assertEquals(
        Separator.NORMAL, Separator.of(event(0, EventType.SEPARATOR, ones, ones), TpmAlg.SHA256));
    assertEquals(
        Separator.FAILED, Separator.of(event(0, EventType.SEPARATOR, error, text), TpmAlg.SHA256));
    assertEquals(
        Separator.UNKNOWN, Separator.of(event(0, EventType.SEPARATOR, ones, zeros), TpmAlg.SHA256));
    assertTrue(event(0, EventType.SEPARATOR, ones, zeros).contradictsItsDigest(TpmAlg.SHA256));
  }

  @Test
  void partitionsAndTagsAndBlobsAreRead() {
    PartitionTable table =
        accepted(PartitionTable.of(event(5, EventType.EFI_GPT_EVENT, Samples.GPT, Samples.GPT)));
    assertEquals("root", table.partitions().get(1).name());
    assertEquals(4095, table.partitions().get(0).lastBlock());
    assertEquals(UefiGuid.GLOBAL_VARIABLE, table.disk());

    FirmwareEvent tag = event(9, EventType.EVENT_TAG, ascii("initrd"), Samples.TAG);
    assertEquals(TaggedData.LINUX_INITRD, accepted(TaggedData.of(tag)).id());
    assertEquals("tag 0x8f3b22ec, linux initrd", tag.description().toLowerCase());

    Bytes blob =
        FirmwareLogWriter.parts().u8(4).text("DXE\0").u64(0xFF00_0000L).u64(0x1000).toBytes();
    FirmwareEvent described = event(0, EventType.EFI_PLATFORM_FIRMWARE_BLOB2, ascii("code"), blob);
    assertEquals(
        new FirmwareBlob("DXE", 0xFF00_0000L, 0x1000), accepted(FirmwareBlob.of(described)));
    FirmwareEvent odd =
        event(0, EventType.POST_CODE, ascii("code"), Bytes.ofHex("000102030405060708"));
    assertEquals("000102030405060708", odd.description());
    FirmwareEvent guard =
        event(0, EventType.S_CRTM_CONTENTS, ascii("x"), ascii("Boot Guard Measured S-CRTM\0"));
    assertEquals("Boot Guard Measured S-CRTM", guard.description());
  }

  @Test
  void descriptionsHoldNothingThatMovesATerminal() {
    FirmwareEvent event =
        event(5, EventType.EFI_ACTION, ascii("x"), ascii("\u001b[31mred\r\n\u0007"));
    assertEquals("\\x1b[31mred\\x0d\\x0a\\x07", event.description());
  }

  @Test
  void descriptionsAreShort_howeverMuchAnEventSays() {
    FirmwareLogWriter path = FirmwareLogWriter.parts();
    for (int i = 0; i < 100_000; i++) {
      path.u8(1).u8(1).u16(4);
    }
    Bytes nodes = path.toBytes();
    Bytes image =
        FirmwareLogWriter.parts().u64(0).u64(0).u64(0).u64(nodes.size()).bytes(nodes).toBytes();
    FirmwareEvent event = event(4, EventType.EFI_BOOT_SERVICES_APPLICATION, image, image);
    assertTrue(event.description().length() < 300, event::description);
    assertFalse(UefiImage.of(event).isAccepted());
  }
}
