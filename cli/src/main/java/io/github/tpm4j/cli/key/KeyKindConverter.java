package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.tpm.KindConverter;

/** Reads a {@link KeyKind}. */
final class KeyKindConverter extends KindConverter<KeyKind> {
  KeyKindConverter() {
    super(KeyKind.class);
  }
}
