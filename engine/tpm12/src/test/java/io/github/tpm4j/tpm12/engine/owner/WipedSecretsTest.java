package io.github.tpm4j.tpm12.engine.owner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.entropy.Entropy;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A secret that the TPM does not have any more is nowhere in its memory. */
class WipedSecretsTest {
  private static final byte[] ZEROS = new byte[20];

  private final StateKeeper keeper = new StateKeeper(new MemoryStore());
  private final Owner owner = new Owner(keeper);
  private final byte[] ownerSecret = secret(1);
  private final byte[] rootSecret = secret(2);
  private final byte[] proof = secret(3);

  private static byte[] secret(int value) {
    byte[] secret = new byte[20];
    Arrays.fill(secret, (byte) value);
    return secret;
  }

  private static LoadedKey key(byte[] secret, byte[] migrationSecret) {
    TpmKey template = KeyTemplates.signing(512);
    return new LoadedKey(
        template,
        1,
        secret,
        migrationSecret,
        false,
        RsaKeys.generate(template.algorithmParms(), Drbg.fromEntropy(Entropy.system())));
  }

  @BeforeEach
  void own() {
    owner.install(ownerSecret, key(rootSecret, proof.clone()), proof);
  }

  @Test
  void thatOfTheOwnerGoesWhenItIsChanged() {
    byte[] next = secret(4);
    owner.changeSecret(next);
    assertArrayEquals(ZEROS, ownerSecret);
    assertArrayEquals(secret(4), owner.entity().secret());
  }

  @Test
  void thatOfTheStorageRootGoesWhenItIsChanged() {
    owner.changeStorageRootSecret(secret(4));
    assertArrayEquals(ZEROS, rootSecret);
    assertArrayEquals(secret(4), owner.storageRoot().usageSecret());
  }

  @Test
  void allOfTheOwnerGoesWithHim() {
    owner.clear();
    assertArrayEquals(ZEROS, ownerSecret);
    assertArrayEquals(ZEROS, rootSecret);
    assertArrayEquals(ZEROS, proof);
  }

  @Test
  void thatOfTheEndorsementKeyGoesWhenItIsRevoked() {
    Endorsement endorsement = new Endorsement(keeper);
    byte[] secret = secret(5);
    byte[] migrationSecret = secret(6);
    endorsement.set(key(secret, migrationSecret));
    endorsement.revoke();
    assertArrayEquals(ZEROS, secret);
    assertArrayEquals(ZEROS, migrationSecret);
  }

  @Test
  void thatOfTheOperatorGoesWhenItIsChanged() {
    Operator operator = new Operator(keeper);
    byte[] first = secret(7);
    operator.setSecret(first);
    operator.setSecret(secret(8));
    assertArrayEquals(ZEROS, first);
    AuthEntity now = operator.entity();
    assertArrayEquals(secret(8), now.secret());
  }
}
