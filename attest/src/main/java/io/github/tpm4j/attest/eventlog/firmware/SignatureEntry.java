package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database of secure boot holds: a certificate, or the digest of an image
 * (EFI_SIGNATURE_LIST and EFI_SIGNATURE_DATA, UEFI Specification 32.4.1).
 *
 * @param type such as {@link UefiGuid#CERT_X509}
 * @param owner who has put it there
 * @param data of that type: a certificate in DER, or a digest
 */
public record SignatureEntry(UefiGuid type, UefiGuid owner, Bytes data) {
  private static final int LIST_HEADER_BYTES = 28;
  private static final int OWNER_BYTES = 16;

  /**
   * All entries of PK, KEK, db, dbx and the like.
   *
   * @param database a variable such as db
   * @return refused if the value has not the form of such a database; empty where it is empty
   */
  public static Verdict<List<SignatureEntry>> of(UefiVariable database) {
    return Verdict.of(() -> read(database));
  }

  private static List<SignatureEntry> read(UefiVariable database) throws RefusedException {
    LittleEndian in = new LittleEndian(database.value(), "variable " + database);
    List<SignatureEntry> entries = new ArrayList<>();
    while (in.remaining() > 0) {
      UefiGuid type = UefiGuid.read(in);
      long listBytes = in.u32() & 0xFFFF_FFFFL;
      long headerBytes = in.u32() & 0xFFFF_FFFFL;
      long entryBytes = in.u32() & 0xFFFF_FFFFL;
      long allBytes = listBytes - LIST_HEADER_BYTES - headerBytes;
      if (entryBytes < OWNER_BYTES || allBytes < 0 || allBytes % entryBytes != 0) {
        throw in.malformed("a list of " + listBytes + " bytes with entries of " + entryBytes);
      }
      in.bytes(headerBytes);
      LittleEndian list = new LittleEndian(in.bytes(allBytes), "variable " + database);
      while (list.remaining() > 0) {
        UefiGuid owner = UefiGuid.read(list);
        entries.add(new SignatureEntry(type, owner, list.bytes(entryBytes - OWNER_BYTES)));
      }
    }
    return List.copyOf(entries);
  }
}
