package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.quote.QuoteVerifier;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo2;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** tpm-quote-tools: an identity key, and quotes by it, which are verified here. */
abstract class QuoteToolsContract extends Contract {
  private static final int NONCE_OFFSET = 6;
  private static final int NONCE_SIZE_BYTES = 20;

  QuoteToolsContract(ServedTpm.Starter starter) {
    super(starter);
  }

  @Override
  Stack prepare(ServedTpm tpm) throws IOException {
    Stack stack = super.prepare(tpm);
    stack.run("tpm_mkuuid", "uuid");
    stack.run("tpm_mkaik", "-z", "aik.blob", "aik.pub");
    stack.run("tpm_loadkey", "aik.blob", "uuid");
    Files.write(stack.file("nonce"), AuthSession.newNonce().toArray());
    return stack;
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(stack().file(name));
  }

  /** The file of the PCR's hash is what is signed, with the nonce of the quote in its place. */
  private byte[] signed(String hash) throws IOException {
    byte[] signed = read(hash);
    System.arraycopy(read("nonce"), 0, signed, NONCE_OFFSET, NONCE_SIZE_BYTES);
    return signed;
  }

  private boolean verifies(byte[] signed, byte[] signature)
      throws IOException, GeneralSecurityException {
    TpmKey key = KeyFiles.blob(stack().file("aik.blob"));
    Signature verifier = Signature.getInstance("SHA1withRSA");
    verifier.initVerify(RsaPublicKeys.of(key.pubkey()));
    verifier.update(signed);
    return verifier.verify(signature);
  }

  @Test
  void aQuoteIsVerified() throws Exception {
    run("tpm_getpcrhash", "uuid", "hash", "values", "0", "1");
    run("tpm_getquote", "uuid", "nonce", "quote", "0", "1");
    byte[] signed = signed("hash");
    assertTrue(verifies(signed, read("quote")));
    TpmQuoteInfo2 info = TpmReader.readWhole(Bytes.of(signed), TpmQuoteInfo2::read);
    assertEquals(Bytes.of(read("nonce")), info.externalData());
    signed[signed.length - 1] ^= 1;
    assertFalse(verifies(signed, read("quote")));
  }

  @Test
  void aQuoteAndTheFileOfValues_areVerifiedTogether() throws Exception {
    run("tpm_getpcrhash", "uuid", "hash5", "values5", "0", "16");
    run("tpm_getquote", "uuid", "nonce", "quote5", "0", "16");
    TpmPcrSelection pcrs = TpmPcrSelection.of(0, 16);
    TpmWriter values = new TpmWriter();
    for (String line : Files.readAllLines(stack().file("values5"))) {
      values.array(HexFormat.of().parseHex(line.substring(line.indexOf('=') + 1)));
    }
    QuoteVerifier verifier =
        new QuoteVerifier(RsaPublicKeys.of(KeyFiles.blob(stack().file("aik.blob")).pubkey()));
    TpmPcrComposite composite = new TpmPcrComposite(pcrs, Bytes.of(values.toByteArray()));
    assertEquals(
        composite,
        verifier
            .verify(
                Bytes.of(signed("hash5")),
                Bytes.of(read("quote5")),
                Bytes.of(read("nonce")),
                composite)
            .pcrs());
  }

  @Test
  void theToolsVerifyItOnceTheKeysFileIsProperDer() throws Exception {
    run("tpm_getpcrhash", "uuid", "hash2", "values2", "2");
    run("tpm_getquote", "uuid", "nonce", "quote2", "2");
    Files.write(stack().file("aik.der"), withMinimalInteger(read("aik.pub")));
    run("tpm_verifyquote", "aik.der", "hash2", "nonce", "quote2");
    Files.write(stack().file("other"), new byte[NONCE_SIZE_BYTES]);
    stack().refused("tpm_verifyquote", "aik.der", "hash2", "other", "quote2");
  }

  /** tpm_mkaik writes an INTEGER with zeros in front, which OpenSSL 3 refuses. */
  private static byte[] withMinimalInteger(byte[] key) {
    String hex = HexFormat.of().formatHex(key);
    String minimal = hex.replaceFirst("02040000011c", "0202011c");
    assertNotEquals(hex, minimal);
    byte[] shorter = HexFormat.of().parseHex(minimal);
    // 30 82 LLLL: the sequence around it is two bytes shorter.
    assertEquals(0x82, shorter[1] & 0xFF);
    int length = ((shorter[2] & 0xFF) << 8 | shorter[3] & 0xFF) - 2;
    shorter[2] = (byte) (length >> 8);
    shorter[3] = (byte) length;
    return shorter;
  }

  @Test
  void aHashIsUpdatedForOtherValues() throws Exception {
    run("tpm_getpcrhash", "uuid", "hash3", "values3", "3");
    Files.writeString(stack().file("new-values"), "3=" + "11".repeat(20) + "\n");
    run("tpm_updatepcrhash", "hash3", "new-values", "hash4");
    assertFalse(Arrays.equals(read("hash3"), read("hash4")));
  }

  @Test
  void anUnloadedKeyIsGone() throws IOException {
    run("tpm_mkuuid", "uuid-gone");
    run("tpm_loadkey", "aik.blob", "uuid-gone");
    run("tpm_unloadkey", "uuid-gone");
    stack().refused("tpm_getquote", "uuid-gone", "nonce", "nothing", "0");
  }
}
