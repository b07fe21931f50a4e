package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.policy.PolicyDecoder;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.List;

/**
 * What comes from outside to a program that uses a TPM: responses, key store files, key files. They
 * are read, or refused with the exception that their readers name.
 */
public final class ReadersTarget {
  static final int RESPONSE = 0;
  static final int KEY_STORE = 1;
  static final int PEM = 2;
  static final int DER = 3;
  private static final int KINDS = 4;
  private static final TpmtPublic ANY_KEY = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();

  private ReadersTarget() {}

  /** The first octet says what the others are. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (Byte.toUnsignedInt(input[0]) % KINDS) {
      case RESPONSE -> ReceivedResponse.read(rest);
      case KEY_STORE -> readKeyStore(rest);
      case PEM -> readPem(new String(rest, StandardCharsets.ISO_8859_1));
      default -> readDer(rest);
    }
  }

  /** What was read can be written, and then is the same. */
  private static void readKeyStore(byte[] octets) throws IOException {
    boolean probed = TpmKeyStoreFile.looksLikeTpmKeyStore(new ByteArrayInputStream(octets));
    TpmKeyStoreFile file;
    try {
      file = TpmKeyStoreFile.load(new ByteArrayInputStream(octets), null);
    } catch (IOException refused) {
      return;
    }
    boolean hasKeys = file.entries().stream().anyMatch(KeyEntry.class::isInstance);
    require(probed == hasKeys, "the probe says " + probed + " of " + file.entries());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.store(out, null);
    TpmKeyStoreFile again = TpmKeyStoreFile.load(new ByteArrayInputStream(out.toByteArray()), null);
    require(aliases(again).equals(aliases(file)), "not the same entries: " + again.entries());
  }

  private static List<String> aliases(TpmKeyStoreFile file) {
    return file.entries().stream().map(FileEntry::alias).toList();
  }

  private static void readPem(String text) {
    try {
      use(Tss2Pem.decode(text));
    } catch (IOException refused) {
      // Said what is wrong.
    }
  }

  private static void readDer(byte[] octets) {
    try {
      use(Tss2PrivateKey.decode(octets));
    } catch (IOException refused) {
      // Said what is wrong.
    }
  }

  private static void use(Tss2PrivateKey key) throws IOException {
    require(Tss2Pem.decode(Tss2Pem.encode(key)).equals(key), "not the same key: " + key);
    try {
      PolicyDecoder decoder = new PolicyDecoder(ANY_KEY, List.of());
      decoder.decode(key.policy());
      decoder.approvals(key.authPolicy());
    } catch (InvalidKeySpecException refused) {
      // Said what is wrong.
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
