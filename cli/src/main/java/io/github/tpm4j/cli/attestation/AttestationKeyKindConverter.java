package io.github.tpm4j.cli.attestation;

import io.github.tpm4j.cli.tpm.KindConverter;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;

/** Reads an {@link AttestationKeyKind}. */
final class AttestationKeyKindConverter extends KindConverter<AttestationKeyKind> {
  AttestationKeyKindConverter() {
    super(AttestationKeyKind.class);
  }
}
