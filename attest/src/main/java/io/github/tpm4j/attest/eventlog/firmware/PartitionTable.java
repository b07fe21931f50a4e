package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.PrintableText;
import java.util.ArrayList;
import java.util.List;

/**
 * The partitions of the disk that was booted from (UEFI_GPT_DATA, PFP 10.2.7).
 *
 * @param disk zero in EV_EFI_GPT_EVENT2
 * @param partitions those in use
 */
public record PartitionTable(UefiGuid disk, List<Partition> partitions) {
  private static final int DISK_GUID = 56;
  private static final int ENTRY_SIZE = 84;
  private static final int HEADER_BYTES = 92;
  private static final int ENTRY_BYTES = 128;

  /**
   * Makes one from its components.
   *
   * @param disk zero in EV_EFI_GPT_EVENT2
   * @param partitions those in use
   */
  public PartitionTable {
    partitions = List.copyOf(partitions);
  }

  /**
   * A partition.
   *
   * @param type what it is for
   * @param unique zero in EV_EFI_GPT_EVENT2
   * @param firstBlock its first logical block
   * @param lastBlock its last logical block
   * @param name as it stands
   */
  public record Partition(
      UefiGuid type, UefiGuid unique, long firstBlock, long lastBlock, String name) {}

  /**
   * The table of an event of the type EV_EFI_GPT_EVENT or EV_EFI_GPT_EVENT2.
   *
   * @param event whose data are read
   * @return refused if the data have not its form
   */
  public static Verdict<PartitionTable> of(FirmwareEvent event) {
    return Verdict.of(() -> read(event));
  }

  private static PartitionTable read(FirmwareEvent event) throws RefusedException {
    LittleEndian in = new LittleEndian(event.data(), event.where());
    in.bytes(DISK_GUID);
    UefiGuid disk = UefiGuid.read(in);
    in.bytes(ENTRY_SIZE - in.position());
    int entryBytes = in.u32();
    in.bytes(HEADER_BYTES - in.position());
    long count = in.u64();
    if (entryBytes < ENTRY_BYTES || count < 0 || count > in.remaining() / entryBytes) {
      throw in.malformed(
          Long.toUnsignedString(count)
              + " partitions of "
              + Integer.toUnsignedString(entryBytes)
              + " bytes");
    }
    List<Partition> partitions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      partitions.add(partition(new LittleEndian(in.bytes(entryBytes), event.where())));
    }
    return new PartitionTable(disk, partitions);
  }

  private static Partition partition(LittleEndian in) throws RefusedException {
    UefiGuid type = UefiGuid.read(in);
    UefiGuid unique = UefiGuid.read(in);
    long first = in.u64();
    long last = in.u64();
    in.u64();
    return new Partition(type, unique, first, last, PrintableText.utf16(in.rest()));
  }
}
