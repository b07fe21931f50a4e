package io.github.tpm4j.tss.crypto;

/** A running HMAC (FIPS 198-1). */
public interface KeyedHash {

  KeyedHash update(byte[] data);

  /** {@return the HMAC of everything up to now; then starts anew with the same key} */
  byte[] finish();
}
