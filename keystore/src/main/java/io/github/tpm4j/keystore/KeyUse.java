package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.policy.PolicyInputs;

/**
 * What the use of a key may need.
 *
 * @param auth the password
 * @param inputs what the policy asks for
 * @param parent how its storage key is authorised, where that is not as the settings say
 */
record KeyUse(KeyAuth auth, PolicyInputs inputs, ParentAuth parent) {

  KeyUse copy() {
    return new KeyUse(auth.copy(), inputs, parent.copy());
  }

  /** Wipes the passwords. */
  void close() {
    auth.close();
    parent.auth().close();
  }
}
