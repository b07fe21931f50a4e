package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** An entry as the TPM keeps it: a key store file with this entry alone, without MAC, in zlib. */
final class EntryBody {

  private EntryBody() {}

  static Bytes encode(FileEntry entry) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream smaller = new DeflaterOutputStream(out, deflater)) {
      new TpmKeyStoreFile(List.of(entry)).store(smaller, null);
    } finally {
      deflater.end();
    }
    return Bytes.adopt(out.toByteArray());
  }

  /**
   * @throws IOException if it is no entry
   */
  static FileEntry decode(Bytes body) throws IOException {
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(body.borrow()))) {
      List<FileEntry> entries = TpmKeyStoreFile.load(in, null).entries();
      if (entries.size() != 1) {
        throw new IOException("there are " + entries.size() + " entries in place of one");
      }
      return entries.get(0);
    }
  }

  static Bytes digest(Bytes body) {
    return Digests.of(HashAlg.SHA256, body);
  }
}
