package io.github.tpm4j.tss.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EkPolicyTest {

  @ParameterizedTest
  @EnumSource
  void hasThePolicyOfEachEndorsementKey(EndorsementKey key) {
    TpmtPublic template = key.template();

    Policy policy =
        EkPolicy.builtIn(template, KeyAuthorization.NONE, Caller.ANYBODY).policy().orElseThrow();

    assertEquals(template.authPolicy(), policy.digest(HashAlg.of(template.nameAlg())));
  }

  @Test
  void takesAPasswordInsteadWhereTheKeyDoes() {
    KeyAuthorization password = KeyAuthorization.password(() -> SecretBytes.of((byte) 'p'));

    // User with auth, in the high range alone.
    assertSame(password, builtIn(EndorsementKey.ECC_P384, password));
    assertTrue(builtIn(EndorsementKey.ECC_P256, password).policy().isPresent());
  }

  @Test
  void leavesAPolicyThatWasGiven_andKeysThatHaveAnother() {
    KeyAuthorization given = KeyAuthorization.policy(Policy.authValue());

    assertSame(given, builtIn(EndorsementKey.RSA_2048, given));
    assertSame(
        KeyAuthorization.NONE,
        EkPolicy.builtIn(StorageTemplates.ECC_P256, KeyAuthorization.NONE, Caller.ANYBODY));
  }

  private static KeyAuthorization builtIn(EndorsementKey key, KeyAuthorization given) {
    return EkPolicy.builtIn(key.template(), given, Caller.ANYBODY);
  }
}
