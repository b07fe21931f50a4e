package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.signature.SignatureHash;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Encryption. */
public final class CipherServices {

  private CipherServices() {}

  public static List<ServiceRow> rows() {
    return List.of(
        ServiceRow.of("Cipher", "RSA", (provider, tpm) -> new RsaCipher())
            .alias("1.2.840.113549.1.1.1", "OID.1.2.840.113549.1.1.1")
            .keys(TpmRsaPrivateKey.class)
            .attribute("SupportedModes", "ECB|NONE")
            .attribute("SupportedPaddings", "NOPADDING|PKCS1PADDING|OAEPPADDING|" + oaepNames())
            .needs(TpmAlg.RSA),
        ServiceRow.of("Cipher", TpmSecretKey.AES, (provider, tpm) -> new AesCipher())
            .keys(TpmSecretKey.class)
            .attribute("SupportedModes", "ECB|CBC|CFB|CFB128|OFB|OFB128|CTR")
            .attribute("SupportedPaddings", "NOPADDING|PKCS5PADDING|PKCS7PADDING")
            .needs(TpmAlg.SYMCIPHER, TpmAlg.AES));
  }

  private static String oaepNames() {
    return Arrays.stream(SignatureHash.values())
        .flatMap(hash -> List.of(hash.prefix(), hash.jcaName()).stream())
        .distinct()
        .map(hash -> "OAEPWITH" + hash + "ANDMGF1PADDING")
        .collect(Collectors.joining("|"));
  }
}
