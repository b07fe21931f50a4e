package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.signature.SignatureHash;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Encryption. */
public final class CipherServices {
  /** The arc of NIST's identifiers for AES; {@code .2} is AES-128 in CBC, {@code .22} AES-192. */
  private static final String AES_ARC = "2.16.840.1.101.3.4.1";

  private CipherServices() {}

  public static List<ServiceRow> rows() {
    return Stream.concat(Stream.of(rsa(), aes()), aesByIdentifiers()).toList();
  }

  private static ServiceRow rsa() {
    return ServiceRow.of("Cipher", "RSA", (provider, tpm) -> new RsaCipher())
        .alias("1.2.840.113549.1.1.1", "OID.1.2.840.113549.1.1.1")
        .keys(RsaKeyInTpm.class)
        .attribute("SupportedModes", "ECB|NONE")
        .attribute("SupportedPaddings", "NOPADDING|PKCS1PADDING|OAEPPADDING|" + oaepNames())
        .needs(TpmAlg.RSA);
  }

  private static ServiceRow aes() {
    return ServiceRow.of("Cipher", TpmSecretKey.AES, (provider, tpm) -> new AesCipher())
        .alias(AES_ARC, "OID." + AES_ARC)
        .keys(TpmSecretKey.class)
        .attribute("SupportedModes", "ECB|CBC|CFB|CFB128|OFB|OFB128|CTR")
        .attribute("SupportedPaddings", "NOPADDING|PKCS5PADDING|PKCS7PADDING")
        .needs(TpmAlg.SYMCIPHER, TpmAlg.AES);
  }

  /** Of one key size and mode, without padding: what the JDK has by these names and identifiers. */
  private static Stream<ServiceRow> aesByIdentifiers() {
    return Stream.of(128, 192, 256)
        .flatMap(
            bits ->
                Stream.of(AesMode.ECB, AesMode.CBC, AesMode.OFB, AesMode.CFB)
                    .map(mode -> aes(bits, mode)));
  }

  private static ServiceRow aes(int keyBits, AesMode mode) {
    String oid = AES_ARC + "." + mode.identifier(keyBits);
    return ServiceRow.of(
            "Cipher",
            "AES_%d/%s/NoPadding".formatted(keyBits, mode),
            (provider, tpm) -> new AesCipher(mode, keyBits))
        .alias(oid, "OID." + oid)
        .keys(TpmSecretKey.class)
        .needs(TpmAlg.SYMCIPHER, TpmAlg.AES, mode.alg());
  }

  private static String oaepNames() {
    return Arrays.stream(SignatureHash.values())
        .flatMap(hash -> List.of(hash.prefix(), hash.jcaName()).stream())
        .distinct()
        .map(hash -> "OAEPWITH" + hash + "ANDMGF1PADDING")
        .collect(Collectors.joining("|"));
  }
}
