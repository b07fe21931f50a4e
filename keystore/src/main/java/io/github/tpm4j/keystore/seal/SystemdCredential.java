package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials of services as {@code systemd-creds encrypt --with-key=tpm2} writes them (systemd
 * 252), which a unit takes by {@code LoadCredentialEncrypted} and {@code SetCredentialEncrypted}.
 * Both programs read what the other has written. Those with a key of the host's, which are the
 * default of systemd-creds outside of containers, are refused: that key is root's.
 *
 * <p>What talks to the TPM throws {@link io.github.tpm4j.tss.error.TpmException}.
 */
public final class SystemdCredential {
  /** Longest credential that is read, in characters: systemd takes 1 MiB of data. */
  public static final int MAX_CHARACTERS = 1 << 21;

  private static final Bytes BY_TPM2 = Bytes.ofHex("0c7cc07b117645919c4b0bea08bc20fe");
  private static final Bytes BY_TPM2_AND_SIGNER = Bytes.ofHex("faf7eb9341e3412ca1a436f95a29362f");
  private static final int ALIGNMENT = 8;
  private static final int BLOCK_BYTES = 1;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_PART_BYTES = 1 << 13;
  private static final long NEVER = -1;
  private static final int ECC = TpmAlg.ECC.value();
  private static final int RSA = TpmAlg.RSA.value();
  private static final int LINE_CHARACTERS = 79;

  private final TpmConnection tpm;
  private final SystemdPcrSignatures signatures;

  private SystemdCredential(TpmConnection tpm, SystemdPcrSignatures signatures) {
    this.tpm = tpm;
    this.signatures = signatures;
  }

  /**
   * Reads and writes with a TPM.
   *
   * @param tpm the TPM that seals or has sealed the data
   * @return an object for any number of credentials
   */
  public static SystemdCredential with(TpmConnection tpm) {
    return new SystemdCredential(tpm, SystemdPcrSignatures.NONE);
  }

  /**
   * For credentials that ask for PCR values which somebody has signed.
   *
   * @param value what is signed; each credential takes what is by its key
   * @return an object that has these signatures
   */
  public SystemdCredential signatures(SystemdPcrSignatures value) {
    return new SystemdCredential(tpm, value);
  }

  /**
   * Decrypts.
   *
   * @param text base64, in any lines
   * @param name which it must be encrypted for; one that is for any name is taken
   * @return to be wiped by the caller
   * @throws io.github.tpm4j.tss.error.TpmPolicyException if PCR have other values than when it was
   *     encrypted
   * @throws SealedDataException if it is no such credential, damaged, for another name, or expired
   */
  public SecretBytes decrypt(String text, String name) throws SealedDataException {
    require(text.length() <= MAX_CHARACTERS, "it is too long");
    byte[] all = decoded(text);
    try {
      return decrypt(all, name);
    } catch (BufferUnderflowException e) {
      throw new SealedDataException("The credential is cut off", e);
    }
  }

  private SecretBytes decrypt(byte[] all, String name) throws SealedDataException {
    ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    Bytes kind = bytes(in, BY_TPM2.size());
    boolean hasSigner = kind.equals(BY_TPM2_AND_SIGNER);
    require(hasSigner || kind.equals(BY_TPM2), "it is not encrypted by a TPM alone");
    require(
        in.getInt() == SystemdSealed.SECRET_BYTES
            && in.getInt() == BLOCK_BYTES
            && in.getInt() == IV_BYTES
            && in.getInt() == TAG_BYTES,
        "its cipher is not AES-256-GCM");
    Bytes iv = bytes(in, IV_BYTES);
    align(in);
    SystemdSealed sealed = sealed(in, hasSigner);
    align(in);
    int headers = in.position();
    require(in.remaining() >= TAG_BYTES, "it is cut off");
    byte[] plain;
    try (SecretBytes secret = sealed.unseal(tpm.device(), SecretBytes.EMPTY, signatures)) {
      plain = crypt(Cipher.DECRYPT_MODE, secret, iv, all, headers, all.length);
    }
    try {
      return content(ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN), name);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static SystemdSealed sealed(ByteBuffer in, boolean hasSigner) throws SealedDataException {
    int mask = mask(in);
    TpmAlg bank = TpmAlg.of(Short.toUnsignedInt(in.getShort()));
    require(mask == 0 || HashAlg.find(bank).isPresent(), "its bank of PCR is unknown");
    int primary = Short.toUnsignedInt(in.getShort());
    require(primary == ECC || primary == RSA, "its storage key is neither ECC nor RSA");
    int blobBytes = in.getInt();
    int hashBytes = in.getInt();
    require(isPart(blobBytes) && isPart(hashBytes), "a size is absurd");
    Bytes blob = bytes(in, blobBytes);
    Bytes policyHash = bytes(in, hashBytes);
    Optional<SystemdSigner> signer = hasSigner ? Optional.of(signer(in, bank)) : Optional.empty();
    return new SystemdSealed(
        blob,
        policyHash,
        new SystemdPolicy(SystemdSealed.selection(bank, mask), signer, false),
        primary == ECC ? "ecc" : "rsa",
        Optional.empty());
  }

  private static int mask(ByteBuffer in) throws SealedDataException {
    long mask = in.getLong();
    require((mask & ~(long) SystemdSealed.PCR_MASK) == 0, "it names PCR that TPMs do not have");
    return (int) mask;
  }

  private static SystemdSigner signer(ByteBuffer in, TpmAlg bank) throws SealedDataException {
    align(in);
    int mask = mask(in);
    require(mask != 0, "no PCR values are signed");
    require(HashAlg.find(bank).isPresent(), "its bank of PCR is unknown");
    int keyBytes = in.getInt();
    require(isPart(keyBytes), "a size is absurd");
    return SystemdSigner.read(bytes(in, keyBytes), SystemdSealed.selection(bank, mask));
  }

  private static boolean isPart(int size) {
    return size >= 0 && size <= MAX_PART_BYTES;
  }

  private static SecretBytes content(ByteBuffer in, String name) throws SealedDataException {
    in.getLong();
    long notAfter = in.getLong();
    int nameBytes = in.getInt();
    require(nameBytes >= 0 && nameBytes <= MAX_NAME_BYTES, "its name is too long");
    String found = new String(bytes(in, nameBytes).borrow(), StandardCharsets.UTF_8);
    align(in);
    if (!found.isEmpty() && !found.equals(name)) {
      throw new SealedDataException("The credential is for the name " + printable(found));
    }
    if (notAfter != NEVER && Long.compareUnsigned(micros(Instant.now()), notAfter) > 0) {
      throw new SealedDataException("The credential has expired");
    }
    byte[] data = new byte[in.remaining()];
    in.get(data);
    return SecretBytes.adopt(data);
  }

  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /**
   * Encrypts; PCR must have their values of now when it is decrypted.
   *
   * @param data what is sealed, at most 1 MiB
   * @param name of the credential, at most 255 bytes; empty for any
   * @param pcrs of one bank; an empty selection for no condition but the TPM
   * @return base64 in lines, as systemd-creds writes it
   */
  public String encrypt(SecretBytes data, String name, TpmlPcrSelection pcrs) {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    if (nameBytes.length > MAX_NAME_BYTES) {
      throw new IllegalArgumentException("a name has 255 bytes at most");
    }
    SecureRandom random = new SecureRandom();
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    byte[] key = new byte[SystemdSealed.SECRET_BYTES];
    random.nextBytes(key);
    try (SecretBytes secret = SecretBytes.adopt(key)) {
      SystemdPolicy policy = SystemdPolicy.of(pcrs, false);
      SystemdSealed sealed = SystemdSealed.seal(tpm.device(), secret, policy, SecretBytes.EMPTY);
      byte[] headers = headers(iv, sealed, pcrs);
      byte[] plain = plain(data, nameBytes);
      byte[] all = Arrays.copyOf(headers, headers.length + plain.length);
      System.arraycopy(plain, 0, all, headers.length, plain.length);
      Arrays.fill(plain, (byte) 0);
      byte[] encrypted =
          crypt(Cipher.ENCRYPT_MODE, secret, Bytes.adopt(iv), all, headers.length, all.length);
      Arrays.fill(all, headers.length, all.length, (byte) 0);
      byte[] credential = Arrays.copyOf(headers, headers.length + encrypted.length);
      System.arraycopy(encrypted, 0, credential, headers.length, encrypted.length);
      return lines(Base64.getEncoder().encodeToString(credential));
    } catch (SealedDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] headers(byte[] iv, SystemdSealed sealed, TpmlPcrSelection pcrs) {
    int size =
        aligned(BY_TPM2.size() + 4 * Integer.BYTES + IV_BYTES)
            + aligned(
                Long.BYTES
                    + 2 * Short.BYTES
                    + 2 * Integer.BYTES
                    + sealed.blob().size()
                    + sealed.policyHash().size());
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(BY_TPM2.borrow());
    out.putInt(SystemdSealed.SECRET_BYTES).putInt(BLOCK_BYTES).putInt(IV_BYTES).putInt(TAG_BYTES);
    out.put(iv);
    align(out);
    int mask = SystemdSealed.mask(pcrs);
    TpmAlg bank = mask == 0 ? TpmAlg.SHA256 : pcrs.pcrSelections().get(0).hash();
    out.putLong(mask).putShort((short) bank.value());
    out.putShort((short) (sealed.primary().equals("ecc") ? ECC : RSA));
    out.putInt(sealed.blob().size()).putInt(sealed.policyHash().size());
    out.put(sealed.blob().borrow()).put(sealed.policyHash().borrow());
    return out.array();
  }

  private static byte[] plain(SecretBytes data, byte[] name) {
    int start = aligned(2 * Long.BYTES + Integer.BYTES + name.length);
    ByteBuffer out = ByteBuffer.allocate(start + data.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(micros(Instant.now())).putLong(NEVER).putInt(name.length).put(name);
    out.position(start);
    out.put(data.borrow());
    return out.array();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** What stands before {@code from} is associated data. */
  private static byte[] crypt(
      int mode, SecretBytes secret, Bytes iv, byte[] input, int from, int end)
      throws SealedDataException {
    byte[] key = Digests.of(HashAlg.SHA256, secret.borrow()).toByteArray();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv.borrow()));
      cipher.updateAAD(input, 0, from);
      return cipher.doFinal(input, from, end - from);
    } catch (AEADBadTagException e) {
      throw new SealedDataException("The credential is not as it was written", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JVM has no AES-256-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static int aligned(int size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static void align(ByteBuffer buffer) {
    int position = aligned(buffer.position());
    if (position > buffer.limit()) {
      throw new BufferUnderflowException();
    }
    buffer.position(position);
  }

  private static Bytes bytes(ByteBuffer in, int size) {
    if (size > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] value = new byte[size];
    in.get(value);
    return Bytes.adopt(value);
  }

  private static byte[] decoded(String text) throws SealedDataException {
    try {
      return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new SealedDataException("This is no credential of systemd: it is not in base64", e);
    }
  }

  private static String lines(String base64) {
    return base64.replaceAll("(.{" + LINE_CHARACTERS + "})", "$1\n").stripTrailing() + "\n";
  }

  private static void require(boolean condition, String problem) throws SealedDataException {
    if (!condition) {
      throw new SealedDataException(
          "This is no credential of systemd that is read here: " + problem);
    }
  }
}
