package io.github.tpm4j.attest.testing;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Writes logs as Linux' IMA does, on a little-endian machine. */
public final class ImaLogWriter {
  public static final Bytes FILE_DIGEST = Digests.of(HashAlg.SHA256, ascii("a file"));

  private final FirmwareLogWriter out = FirmwareLogWriter.parts();
  private final HashAlg hash;

  public ImaLogWriter(HashAlg hash) {
    this.hash = hash;
  }

  /** A record of any template but ima. */
  public ImaLogWriter record(String template, Bytes... fields) {
    Bytes data = data(fields);
    return raw(template, Digests.of(hash, data), data);
  }

  /** A record with any digest. */
  public ImaLogWriter raw(String template, Bytes digest, Bytes data) {
    out.u32(10).bytes(digest).u32(template.length()).text(template).u32(data.size()).bytes(data);
    return this;
  }

  /** A record of the template ima: its digest is of the name filled up to 256 bytes. */
  public ImaLogWriter ima(Bytes fileDigest, String name) {
    Bytes padded =
        FirmwareLogWriter.parts()
            .bytes(fileDigest)
            .text(name)
            .bytes(Bytes.adopt(new byte[256 - name.length()]))
            .toBytes();
    out.u32(10).bytes(Digests.of(hash, padded)).u32(3).text("ima");
    out.bytes(fileDigest).u32(name.length()).text(name);
    return this;
  }

  /** A file that was changed while it was measured. */
  public ImaLogWriter violation(String name) {
    return raw(
        "ima-ng",
        Bytes.adopt(new byte[hash.digestBytes()]),
        data(digestField("sha256:", Bytes.adopt(new byte[32])), ascii(name + "\0")));
  }

  public ImaLogWriter ng(String name) {
    return record("ima-ng", digestField("sha256:", FILE_DIGEST), ascii(name + "\0"));
  }

  public static Bytes digestField(String prefix, Bytes digest) {
    return FirmwareLogWriter.parts().text(prefix + "\0").bytes(digest).toBytes();
  }

  public static Bytes data(Bytes... fields) {
    FirmwareLogWriter data = FirmwareLogWriter.parts();
    for (Bytes field : fields) {
      data.u32(field.size()).bytes(field);
    }
    return data.toBytes();
  }

  public byte[] toByteArray() {
    return out.toByteArray();
  }

  public InputStream stream() {
    return new ByteArrayInputStream(toByteArray());
  }
}
