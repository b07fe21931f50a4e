package io.github.tpm4j.conformance.wycheproof;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HMAC, CMAC and AES-CBC with keys that are imported, by the TPM's own commands. */
class SymmetricVectorsTest extends OnBundledTpm {
  private static final int BLOCK_BYTES = 16;
  private static final Authorization EMPTY = Authorization.password(SecretBytes.EMPTY);
  private static final Map<String, HashAlg> HASHES =
      Map.of(
          "hmac_sha1", HashAlg.SHA1,
          "hmac_sha256", HashAlg.SHA256,
          "hmac_sha384", HashAlg.SHA384,
          "hmac_sha512", HashAlg.SHA512,
          "hmac_sha3_256", HashAlg.SHA3_256,
          "hmac_sha3_384", HashAlg.SHA3_384,
          "hmac_sha3_512", HashAlg.SHA3_512);

  /** One of its own: its slots are held by no other keys. */
  private static TpmDevice ciphers;

  @BeforeAll
  static void startAnother() throws Exception {
    ciphers = TpmDevice.open("engine:memory");
  }

  @AfterAll
  static void stopTheOther() {
    ciphers.close();
  }

  static Stream<VectorFile> hmac() {
    return VectorFile.ofKind("hmac");
  }

  static Stream<VectorFile> cmac() {
    return VectorFile.ofKind("cmac");
  }

  static Stream<VectorFile> cbc() {
    return VectorFile.ofKind("cbc");
  }

  @ParameterizedTest
  @MethodSource("hmac")
  void hmacs(VectorFile file) {
    HashAlg hash = HASHES.get(file.name());
    TpmtPublic template = KeyTemplate.hmac(hash).build();
    Tally.of(file)
        .run(
            vector -> {
              TpmtSensitive secret = sensitive(TpmAlg.KEYEDHASH, key(hash, vector.bytes(0)));
              TpmtPublic area =
                  area(TpmAlg.KEYEDHASH, TpmaObject.SIGN, template.parameters(), secret);
              return isTag(vector, imported(area, secret, Bytes.of(vector.bytes(1))));
            });
  }

  /**
   * TPMs take keys up to a block of the hash; of longer ones the digest is the key (RFC 2104, 2).
   */
  private static byte[] key(HashAlg hash, byte[] key) {
    return key.length <= hash.blockBytes() ? key : Digests.of(hash, key).toByteArray();
  }

  private static Bytes imported(TpmtPublic area, TpmtSensitive secret, Bytes message) {
    TpmDevice device = provider.connection().device();
    KeyBlob plain = new KeyBlob(area, Bytes.adopt(new TpmWriter().sized(secret).toByteArray()));
    return device
        .importableKey(device.storageKey(), plain, Bytes.EMPTY, KeyAuthorization.NONE)
        .hmac(message);
  }

  private static boolean isTag(Vector vector, Bytes mac) {
    int tagBytes = Integer.parseInt(vector.group().get(1)) / 8;
    return Arrays.equals(vector.bytes(2), Arrays.copyOf(mac.toByteArray(), tagBytes));
  }

  @ParameterizedTest
  @MethodSource("cmac")
  void cmacs(VectorFile file) {
    Tally.of(file)
        .run(
            vector -> {
              try (LoadedCipher key =
                  new LoadedCipher(vector.bytes(0), TpmAlg.CMAC, TpmaObject.SIGN)) {
                return isTag(vector, key.mac(vector.bytes(1)));
              } catch (TpmResponseException refused) {
                // There is no AES with keys of that length.
                return false;
              }
            });
  }

  @ParameterizedTest
  @MethodSource("cbc")
  void cbcIsEncryptedAndDecrypted(VectorFile file) {
    Tally.of(file)
        .run(
            vector -> {
              byte[] encrypted = vector.bytes(3);
              try (LoadedCipher key =
                  new LoadedCipher(
                      vector.bytes(0), TpmAlg.CBC, TpmaObject.SIGN | TpmaObject.DECRYPT)) {
                byte[] padded = padded(vector.bytes(2));
                boolean decrypts =
                    encrypted.length > 0
                        && Arrays.equals(padded, key.run(true, encrypted, vector.bytes(1)));
                boolean encrypts =
                    Arrays.equals(encrypted, key.run(false, padded, vector.bytes(1)));
                if (decrypts != encrypts) {
                  throw new AssertionError("decrypts: " + decrypts + ", encrypts: " + encrypts);
                }
                return decrypts;
              }
            });
  }

  /** As PKCS#7 pads; the TPM does not. */
  private static byte[] padded(byte[] message) {
    int padding = BLOCK_BYTES - message.length % BLOCK_BYTES;
    byte[] padded = Arrays.copyOf(message, message.length + padding);
    Arrays.fill(padded, message.length, padded.length, (byte) padding);
    return padded;
  }

  private static TpmtSensitive sensitive(TpmAlg type, byte[] key) {
    return new TpmtSensitive(
        type, SecretBytes.EMPTY, SecretBytes.of(new byte[32]), SecretBytes.of(key));
  }

  private static TpmtPublic area(
      TpmAlg type, int attributes, TpmuPublicParms parameters, TpmtSensitive secret) {
    Bytes unique =
        Digests.of(
            HashAlg.SHA256,
            Bytes.of(secret.seedValue().borrow()),
            Bytes.of(secret.sensitive().borrow()));
    return new TpmtPublic(
        type,
        TpmAlg.SHA256,
        TpmaObject.of(attributes | TpmaObject.USER_WITH_AUTH | TpmaObject.NO_DA),
        Bytes.EMPTY,
        parameters,
        new Tpm2bDigest(unique));
  }

  /** An AES key in the TPM. */
  private static final class LoadedCipher implements AutoCloseable {
    private final TpmClient client = ciphers.client();
    private final TpmAlg mode;
    private final TpmHandle handle;

    LoadedCipher(byte[] key, TpmAlg mode, int attributes) {
      this.mode = mode;
      TpmtSensitive secret = sensitive(TpmAlg.SYMCIPHER, key);
      TpmsSymcipherParms parameters =
          new TpmsSymcipherParms(new TpmtSymDefObject(TpmAlg.AES, 8 * key.length, mode));
      TpmtPublic area = area(TpmAlg.SYMCIPHER, attributes, parameters, secret);
      handle =
          client.execute(new LoadExternal.Request(secret, area, TpmHandle.NULL)).objectHandle();
    }

    Bytes mac(byte[] message) {
      return client.execute(new Hmac.Request(handle, Bytes.of(message), mode), EMPTY).outMac();
    }

    byte[] run(boolean decrypt, byte[] data, byte[] iv) {
      return client
          .execute(
              new EncryptDecrypt2.Request(
                  handle, SecretBytes.of(data), decrypt, mode, Bytes.of(iv)),
              EMPTY)
          .outData()
          .toByteArray();
    }

    @Override
    public void close() {
      client.execute(new FlushContext.Request(handle));
    }
  }
}
