package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import COSE.AlgorithmID;
import COSE.Attribute;
import COSE.CoseException;
import COSE.HeaderKeys;
import COSE.Message;
import COSE.MessageTag;
import COSE.OneKey;
import COSE.Sign1Message;
import com.upokecenter.cbor.CBORObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * COSE by Jim Schaad's library. Its {@code OneKey} reads the secret number of a private key; one
 * that is made of the public key alone can be given another private key by a subclass.
 */
class CoseTest extends OnEachTpm {

  /** A key of COSE whose private part is wherever JCA has it. */
  private static final class JcaKey extends OneKey {
    private final PrivateKey key;

    JcaKey(PublicKey publicKey, PrivateKey key) throws CoseException {
      super(publicKey, null);
      this.key = key;
    }

    @Override
    public PrivateKey AsPrivateKey() {
      return key;
    }
  }

  @ParameterizedTest
  @CsvSource({"ECDSA_256, secp256r1", "ECDSA_384, secp384r1", "ECDSA_512, secp521r1"})
  void signs(AlgorithmID algorithm, String curve) throws Exception {
    PrivateKeyEntry entry = ec(curve);
    PublicKey publicKey = entry.getCertificate().getPublicKey();
    Sign1Message message = new Sign1Message();
    message.SetContent("by a TPM");
    message.addAttribute(HeaderKeys.Algorithm, algorithm.AsCBOR(), Attribute.PROTECTED);
    message.sign(new JcaKey(publicKey, entry.getPrivateKey()));
    byte[] encoded = message.EncodeToBytes();

    Sign1Message received = (Sign1Message) Message.DecodeFromBytes(encoded, MessageTag.Sign1);
    assertTrue(received.validate(new OneKey(publicKey, null)));
    assertFalse(received.validate(new OneKey(Foreign.like(publicKey), null)));
    assertTrue(jdkVerifies(encoded, publicKey));
  }

  /** RFC 9052, 4.4. */
  private static boolean jdkVerifies(byte[] encoded, PublicKey key) throws Exception {
    CBORObject message = CBORObject.DecodeFromBytes(encoded);
    CBORObject signed = CBORObject.NewArray();
    signed.Add("Signature1").Add(message.get(0)).Add(new byte[0]).Add(message.get(2));
    byte[] content = message.get(2).GetByteString();
    assertEquals("by a TPM", new String(content, StandardCharsets.UTF_8));
    int bytes = message.get(3).GetByteString().length;
    String hash = bytes == 64 ? "SHA256" : bytes == 96 ? "SHA384" : "SHA512";
    Signature verifier = Signature.getInstance(hash + "withECDSAinP1363Format", "SunEC");
    verifier.initVerify(key);
    verifier.update(signed.EncodeToBytes());
    return verifier.verify(message.get(3).GetByteString());
  }

  @Test
  void itsOwnKeysAreMadeOfTheSecretNumber() throws Exception {
    PrivateKeyEntry entry = ec();
    PublicKey publicKey = entry.getCertificate().getPublicKey();
    assertThrows(Exception.class, () -> new OneKey(publicKey, entry.getPrivateKey()));
  }
}
