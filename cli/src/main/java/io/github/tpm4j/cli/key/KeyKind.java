package io.github.tpm4j.cli.key;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.util.Locale;
import java.util.function.Function;

/** Keys that can be made; the names are those of the command line. */
enum KeyKind {
  ECC_P256("EC", alias -> TpmKeyGenParameterSpec.ec(alias, "secp256r1")),
  ECC_P384("EC", alias -> TpmKeyGenParameterSpec.ec(alias, "secp384r1")),
  ECC_P521("EC", alias -> TpmKeyGenParameterSpec.ec(alias, "secp521r1")),
  RSA_2048("RSA", alias -> TpmKeyGenParameterSpec.rsa(alias, 2048)),
  RSA_3072("RSA", alias -> TpmKeyGenParameterSpec.rsa(alias, 3072)),
  RSA_4096("RSA", alias -> TpmKeyGenParameterSpec.rsa(alias, 4096)),
  ML_DSA_44("ML-DSA", alias -> TpmKeyGenParameterSpec.mlDsa(alias, "ML-DSA-44")),
  ML_DSA_65("ML-DSA", alias -> TpmKeyGenParameterSpec.mlDsa(alias, "ML-DSA-65")),
  ML_DSA_87("ML-DSA", alias -> TpmKeyGenParameterSpec.mlDsa(alias, "ML-DSA-87")),
  ML_KEM_768("ML-KEM", alias -> TpmKeyGenParameterSpec.mlKem(alias, "ML-KEM-768")),
  ML_KEM_1024("ML-KEM", alias -> TpmKeyGenParameterSpec.mlKem(alias, "ML-KEM-1024")),
  AES_128("AES", alias -> TpmKeyGenParameterSpec.aes(alias, 128)),
  AES_256("AES", alias -> TpmKeyGenParameterSpec.aes(alias, 256)),
  HMAC_SHA256("HmacSHA256", alias -> TpmKeyGenParameterSpec.hmac(alias, "HmacSHA256")),
  HMAC_SHA384("HmacSHA384", alias -> TpmKeyGenParameterSpec.hmac(alias, "HmacSHA384")),
  HMAC_SHA512("HmacSHA512", alias -> TpmKeyGenParameterSpec.hmac(alias, "HmacSHA512"));

  private final String generator;
  private final Function<String, TpmKeyGenParameterBuilder> builder;

  KeyKind(String generator, Function<String, TpmKeyGenParameterBuilder> builder) {
    this.generator = generator;
    this.builder = builder;
  }

  /** The JCA name of the service that makes it. */
  String generator() {
    return generator;
  }

  boolean isSecret() {
    return generator.equals("AES") || generator.startsWith("Hmac");
  }

  /** Begins the specification of a key of this kind. */
  TpmKeyGenParameterBuilder named(String alias) {
    return builder.apply(alias);
  }

  /** As it stands on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
