package io.github.tpm4j.tpm12.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tpm12.identity.RefusedIdentityException.Reason;
import io.github.tpm4j.tpm12.structures.TpmIdentityProof;
import io.github.tpm4j.tpm12.structures.TpmIdentityReq;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The letter to an authority, whole and damaged; no TPM is needed. */
class IdentityRequestsTest {
  private static KeyPair authority;
  private static IdentityLabel label;
  private static TpmIdentityProof proof;

  @BeforeAll
  static void make() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    authority = generator.generateKeyPair();
    label = IdentityLabel.of("host", (RSAPublicKey) authority.getPublic());
    Bytes some = Bytes.of(new byte[300]);
    proof = new TpmIdentityProof(label.authority(), label.label(), some, some, Bytes.EMPTY, some);
  }

  @Test
  void theAuthorityReadsWhatWasSent() throws Exception {
    Bytes letter = IdentityRequests.encrypt(proof, label.authority()).toBytes();
    TpmIdentityReq request = TpmReader.readWhole(letter, TpmIdentityReq::read);
    assertEquals(proof, IdentityRequests.decrypt(request, authority.getPrivate()));
  }

  /** Else the answers of an authority would decrypt a letter that somebody has recorded. */
  @Test
  void damagedLetters_areRefusedAlikeWhereverTheyAreDamaged() {
    TpmIdentityReq request = IdentityRequests.encrypt(proof, label.authority());
    Set<String> messages = new HashSet<>();
    byte[] data = request.symBlob().toArray();
    for (int at : new int[] {0, 1, 16, data.length / 2, data.length - 17, data.length - 1}) {
      for (int bit : new int[] {1, 0x80}) {
        byte[] altered = data.clone();
        altered[at] ^= (byte) bit;
        TpmIdentityReq damaged =
            new TpmIdentityReq(
                request.asymAlgorithm(),
                request.symAlgorithm(),
                request.asymBlob(),
                Bytes.of(altered));
        try {
          // Some damage leaves another proof, which is not signed.
          IdentityRequests.decrypt(damaged, authority.getPrivate());
        } catch (RefusedIdentityException e) {
          assertEquals(Reason.ENCRYPTION, e.reason());
          messages.add(e.getMessage() + e.getCause());
        }
      }
    }
    assertEquals(1, messages.size(), messages::toString);
  }

  @Test
  void lettersThatAreCutOff_areNone() {
    byte[] letter = IdentityRequests.encrypt(proof, label.authority()).toBytes().toArray();
    for (int size = 0; size < letter.length; size += 7) {
      Bytes cut = Bytes.of(Arrays.copyOf(letter, size));
      assertThrows(WireException.class, () -> TpmReader.readWhole(cut, TpmIdentityReq::read));
    }
  }
}
