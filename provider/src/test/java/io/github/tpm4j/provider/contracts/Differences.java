package io.github.tpm4j.provider.contracts;

import io.github.tpm4j.provider.contracts.Difference.Releases;
import java.util.List;

/** Where the provider does otherwise than the JDK's, and why. */
final class Differences {
  private static final String REFUSED =
      "a key that the caller believes replaced must not go on working";
  private static final String WEDGED =
      "SunJCE takes nothing more after what was too long, until it is initialised again";
  private static final String OWN_AUTH = "a TPM key may need no password, and the TPM keeps it";
  private static final String STAYS = "the key never leaves the TPM";
  private static final String SOFTWARE_PSS =
      "who sets parameters first gets the first provider, which may be this one";
  private static final String TYPE = "a checked exception, or one that the method names";
  private static final String FINDS_IT_LATER =
      "the other side's key is checked in the phase, which has an exception for it";

  static final List<Difference> ALL =
      List.of(
          Difference.of(".*, refused", "update|sign|verify", "SignatureException", REFUSED),
          Difference.of("ECDH, refused", "the secret of before", "IllegalStateException", REFUSED)
              .with(Releases.BEFORE_25),
          Difference.of("ECDH, refused", "doPhase|its secret", "IllegalStateException", REFUSED)
              .with(Releases.BEFORE_25),
          Difference.of("ECDH, refused", "doPhase after RSA", "IllegalStateException", REFUSED)
              .with(Releases.BEFORE_25),
          Difference.of(
              "NONEwithRSA, failed verify",
              "good after [0-3]",
              "true",
              "a signature is of what came in since the last one, as for all other algorithms"),
          Difference.of(
              "NONEwithRSA, failed verify",
              "other [45]",
              "false",
              "a signature of another length is one that does not verify"),
          Difference.of(
              "NONEwithRSA, failed verify", "good after [45]", "true", "as after the others"),
          Difference.of(
                  "NONEwithRSA, arrays",
                  "verify.null.",
                  "IllegalArgumentException",
                  "as for all other algorithms")
              .with(Releases.FROM_25),
          Difference.of(
              "NONEwithRSA, parameters",
              "none",
              "null",
              "as for all other algorithms: there are none"),
          Difference.of("NONEwithRSA, parameters", "null", "done", "as for all other algorithms")
              .with(Releases.BEFORE_25),
          Difference.of(
              "NONEwithRSA, parameters",
              "unknown",
              "InvalidAlgorithmParameterException",
              "as for all other algorithms"),
          Difference.of(
              "NONEwithRSA, parameters",
              "named|get named",
              "UnsupportedOperationException",
              "as for all other algorithms"),
          Difference.of("NONEwithRSA, too long", "sign after .*", "done", WEDGED),
          Difference.of(
              "NONEwithECDSA.*, too long",
              "update (verifier )?(65|245|246|600)",
              "done",
              "what is too long is reported by sign, as SunEC does where it comes in pieces"),
          Difference.of(
              "NONEwithECDSA.*, too long",
              "(sign|verify) (65|245|246|600)",
              "SignatureException",
              "and not by an ArrayIndexOutOfBoundsException of update"),
          Difference.of(
                  ".*withECDSA.*, parameters",
                  "the curve",
                  "NullPointerException",
                  "later releases of the JDK take the curve and return no parameters")
              .with(Releases.BEFORE_25),
          Difference.of("RSASSA-PSS, wrong keys", "foreign|sign after all", "done", SOFTWARE_PSS),
          Difference.of(
              "PSS, parameters it does not take",
              "no parameters of the mask",
              "InvalidAlgorithmParameterException",
              "there is no hash to mask with, and getParameters fails afterwards"),
          Difference.of(
              "PSS, parameters it does not take", "what stays", "SHA-256", "as they were refused"),
          Difference.of("RSA.*, bad input", "good at last|good after all", "true", WEDGED),
          Difference.of(
              "RSA.*NoPadding, private key encrypts",
              "sign more than the modulus",
              "BadPaddingException",
              WEDGED),
          Difference.of(
              "RSA.*OAEP.*, parameters",
              "unknown hash in mode [24]",
              "InvalidAlgorithmParameterException",
              "it is the parameters that are wrong"),
          Difference.of("RSA.*, unwrap", "no name", "InvalidKeyException", TYPE),
          Difference.of(
              "RSA.*PKCS1Padding, wrap",
              "by the private key",
              "InvalidKeyException",
              "what a private key wraps, everybody can unwrap"),
          Difference.of(
              "random", "reseed", "done", "a TPM takes what is stirred in (TPM2_StirRandom)"),
          Difference.of(
              "ECDH, names of secrets",
              "name AES",
              "AES",
              "the name is the caller's; the octets are the same"),
          Difference.of("ECDH, names of secrets", "name Foo", "Foo", "the name is the caller's"),
          Difference.of(
                  "ECDH, wrong public keys",
                  "not on the curve|beyond the field",
                  "InvalidKeyException",
                  FINDS_IT_LATER)
              .with(Releases.BEFORE_25),
          Difference.of(
              "ECDH, wrong public keys", "infinity", "InvalidKeyException", FINDS_IT_LATER),
          Difference.of(
              "store, one in place of another",
              "no certificate",
              "KeyStoreException",
              "an entry of nothing cannot be stored"),
          Difference.of(
              "store, (chains|encoded keys)",
              "of another key|other",
              "KeyStoreException",
              "a key with another key's certificate fails in every handshake"),
          Difference.of("store, entries", "key with(out| a null) password", "done", OWN_AUTH),
          Difference.of(
              "store, getting entries",
              "key with(out protection| a null password)",
              "PrivateKeyEntry",
              OWN_AUTH),
          Difference.of("store, getting entries", "key, own protection", "KeyStoreException", TYPE),
          Difference.of("store, store and load", "load damaged", "IOException", TYPE),
          Difference.of(
              "store, store and load",
              "store to null",
              "IOException",
              "keytool -keystore NONE ends so, and people need the type's name, not a"
                  + " NullPointerException"),
          Difference.of(
              "store, other parameters",
              "store to (null|an unknown one)",
              "IllegalArgumentException",
              TYPE),
          Difference.of(
              "store, other parameters",
              "load an unknown one",
              "IllegalArgumentException",
              "an empty store in its place would look like one without keys"),
          Difference.of(
              "RSA generator", "bits 2047", "InvalidParameterException", "no TPM has such keys"),
          Difference.of(
              "RSA generator",
              "exponent 3",
              "InvalidAlgorithmParameterException",
              "TPMs make keys with 65537"),
          Difference.of("(RSA|EC) key", "getFormat", "null", STAYS),
          Difference.of("(RSA|EC) key", "getEncoded", "false", STAYS),
          Difference.of("(RSA|EC) key", "serialized", "NotSerializableException", STAYS),
          Difference.of("(RSA|EC) key destroyed", "destroy", "done", "its password can be wiped"),
          Difference.of("(RSA|EC) key destroyed", "isDestroyed", "true", "and then it is"),
          Difference.of(
              "(RSA|EC) key destroyed", "sign with it", "InvalidKeyException", "and not used"),
          Difference.of(
              "RSA factory",
              "numbers",
              "InvalidKeySpecException",
              "a TPM key is not made of those"));

  private Differences() {}

  /** Those that allow an outcome. */
  static List<Difference> find(String script, String call, String outcome) {
    return ALL.stream().filter(difference -> difference.allows(script, call, outcome)).toList();
  }
}
