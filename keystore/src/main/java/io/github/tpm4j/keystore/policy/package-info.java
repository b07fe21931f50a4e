/** Policies as key files keep them (draft-bottomley-tpm2-keys, "Key Policy Specification"). */
package io.github.tpm4j.keystore.policy;
