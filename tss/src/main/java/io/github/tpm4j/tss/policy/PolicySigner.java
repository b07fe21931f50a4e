package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.function.Function;

/**
 * Signs authorisations for {@link SignedPolicy}.
 *
 * @param publicArea the key that the policy names
 * @param sign makes the signature over the octets that it is given (Part 3, 23.3: nonceTPM,
 *     expiration, cpHashA, policyRef)
 */
public record PolicySigner(TpmtPublic publicArea, Function<Bytes, TpmtSignature> sign) {

  Bytes keyName() {
    return EntityNames.of(publicArea);
  }
}
