package io.github.tpm4j.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** The key of one place, kept while it is open; each file has its own keys derived from it. */
final class MasterKey {
  private static final byte[] LABEL = "tpm4j state file".getBytes(UTF_8);

  private final StateProtection.Kind kind;
  private final KdfParameters kdf;
  private final byte[] key;

  private MasterKey(StateProtection protection, KdfParameters kdf) {
    this.kind = protection.kind();
    this.kdf = kdf;
    this.key = protection.masterKey(kdf);
  }

  static MasterKey create(StateProtection protection) {
    return new MasterKey(protection, protection.newKdfParameters());
  }

  /** The key of an existing file, as far as the kinds agree; {@link #sealer} verifies it. */
  static MasterKey of(FileHeader header, StateProtection protection, String fileName) {
    if (header.kind() != protection.kind()) {
      throw mismatch(header.kind(), protection.kind(), fileName);
    }
    if (header.kind() == StateProtection.Kind.PASSWORD && !header.kdf().isAcceptableScrypt()) {
      throw new StateStoreException(
          StateStoreException.Reason.DAMAGED,
          fileName + " asks for scrypt parameters that this program never writes.");
    }
    return new MasterKey(protection, header.kdf());
  }

  private static StateStoreException mismatch(
      StateProtection.Kind found, StateProtection.Kind given, String fileName) {
    return found == StateProtection.Kind.NONE
        ? new StateStoreException(
            StateStoreException.Reason.NOT_ENCRYPTED,
            "%s is not encrypted, but was to be opened %s. Open it without a key, if it is yours."
                .formatted(fileName, given.words()))
        : new StateStoreException(
            StateStoreException.Reason.KEY_NEEDED,
            "%s is encrypted %s, but was to be opened %s."
                .formatted(fileName, found.words(), given.words()));
  }

  FileHeader newHeader() {
    FileHeader header = FileHeader.unkeyed(kind, kdf);
    if (kind == StateProtection.Kind.NONE) {
      return header;
    }
    byte[] okm = fileKeys(header);
    byte[] check = Arrays.copyOfRange(okm, GcmSealer.KEY_BYTES, okm.length);
    Arrays.fill(okm, (byte) 0);
    return header.withKeyCheck(check);
  }

  /**
   * @throws StateStoreException {@code WRONG_KEY}
   */
  RecordSealer sealer(FileHeader header, String fileName) {
    if (kind == StateProtection.Kind.NONE) {
      return new PlainSealer(header.fileSalt());
    }
    byte[] okm = fileKeys(header);
    byte[] check = Arrays.copyOfRange(okm, GcmSealer.KEY_BYTES, okm.length);
    byte[] recordKey = Arrays.copyOf(okm, GcmSealer.KEY_BYTES);
    try {
      if (!MessageDigest.isEqual(check, header.keyCheck())) {
        throw wrongKey(fileName);
      }
      return new GcmSealer(recordKey);
    } finally {
      Arrays.fill(okm, (byte) 0);
      Arrays.fill(recordKey, (byte) 0);
    }
  }

  private StateStoreException wrongKey(String fileName) {
    String what = kind == StateProtection.Kind.PASSWORD ? "The password" : "The key file";
    return new StateStoreException(
        StateStoreException.Reason.WRONG_KEY,
        what + " is not the one that " + fileName + " was encrypted with.");
  }

  private byte[] fileKeys(FileHeader header) {
    byte[] keyedPart = header.keyedPart();
    byte[] info =
        ByteBuffer.allocate(LABEL.length + keyedPart.length).put(LABEL).put(keyedPart).array();
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(key, header.fileSalt(), info));
    byte[] okm = new byte[GcmSealer.KEY_BYTES + FileHeader.KEY_CHECK_BYTES];
    generator.generateBytes(okm, 0, okm.length);
    return okm;
  }

  void wipe() {
    Arrays.fill(key, (byte) 0);
  }
}
