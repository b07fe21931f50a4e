package io.github.tpm4j.tss.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The templates of the TCG EK Credential Profile. */
class EndorsementKeyTest {
  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "ECC_P256"})
  void asksForTheSecretOfTheEndorsementHierarchyInTheLowRange(EndorsementKey key) {
    assertEquals(
        Policy.secret(TpmHandle.ENDORSEMENT).digest(HashAlg.SHA256), key.template().authPolicy());
  }

  @Test
  void hasThePublishedTemplateL1() {
    // tpm2_createek of tpm2-tools 5.4 sends these octets.
    assertEquals(
        "0001000b000300b20020837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa"
            + "0006008000430010080000000000"
            + "0100"
            + "00".repeat(256),
        HexFormat.of().formatHex(EndorsementKey.RSA_2048.template().marshal()));
  }

  /** PolicyB from its parts (2.7, 5.4.5.2), and the beginnings that are published. */
  @ParameterizedTest
  @CsvSource({
    "SHA256, 1, ML_KEM_512, ca3d0a99a2b93906",
    "SHA384, 2, ML_KEM_768, b26e7d28d11a50bc",
    "SHA512, 3, ML_DSA_87, b8221ca69e8550a4"
  })
  void hasPolicyBInTheHighRange(HashAlg hash, int number, EndorsementKey key, String beginning) {
    Policy policyA = Policy.secret(TpmHandle.ENDORSEMENT);
    TpmHandle index = TpmHandle.of(0x01C07F00 + number);
    TpmsNvPublic area =
        new TpmsNvPublic(
            index,
            hash.alg(),
            TpmaNv.of(0x220F1008),
            policyA.digest(hash),
            policyA.digest(hash).size() + 2);
    Policy policyC = Policy.of(new AuthorizeNvPolicy(index, EntityNames.of(area), policyA));

    Bytes policyB = Policy.or(policyA, policyC).digest(hash);
    assertEquals(policyB, key.template().authPolicy());
    assertEquals(beginning, policyB.toHex().substring(0, 16));
  }

  @ParameterizedTest
  @CsvSource({
    "ML_KEM_512, 01C00060, 00a0000b000300f2, 0006008000430001",
    "ML_KEM_768, 01C00062, 00a0000c000300f2, 0006010000430002",
    "ML_KEM_1024, 01C00064, 00a0000d000300f2, 0006010000430003",
    "FW_ML_KEM_512, 01C00066, 00a0000b000301f2, 0006008000430001",
    "FW_ML_KEM_768, 01C00068, 00a0000c000301f2, 0006010000430002",
    "FW_ML_KEM_1024, 01C0006A, 00a0000d000301f2, 0006010000430003",
    "ML_DSA_44, 01C00070, 00a1000b000500f2, 000100",
    "ML_DSA_65, 01C00072, 00a1000c000500f2, 000200",
    "ML_DSA_87, 01C00074, 00a1000d000500f2, 000300",
    "FW_ML_DSA_44, 01C00076, 00a1000b000501f2, 000100",
    "FW_ML_DSA_65, 01C00078, 00a1000c000501f2, 000200",
    "FW_ML_DSA_87, 01C0007A, 00a1000d000501f2, 000300"
  })
  void hasTheTemplatesOf27(EndorsementKey key, String index, String begin, String parameters) {
    Bytes policy = key.template().authPolicy();
    String sized = "%04x%s".formatted(policy.size(), policy.toHex());
    assertEquals(
        begin + sized + parameters + "0000", HexFormat.of().formatHex(key.template().marshal()));
    assertEquals(Integer.parseInt(index, 16), key.certificateIndex().value());
    boolean isLimited = key.name().startsWith("FW_");
    assertEquals(isLimited ? TpmHandle.FW_ENDORSEMENT : TpmHandle.ENDORSEMENT, key.hierarchy());
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, 01C00002, 01C00003, 01C00004",
    "ECC_P256, 01C0000A, 01C0000B, 01C0000C",
    "HIGH_RSA_2048, 01C00012, , 01C00013",
    "HIGH_ECC_P256, 01C00014, , 01C00015",
    "ECC_P384, 01C00016, , 01C00017",
    "ECC_P521, 01C00018, , 01C00019",
    "RSA_3072, 01C0001C, , 01C0001D",
    "RSA_4096, 01C0001E, , 01C0001F",
    "ML_KEM_512, 01C00060, , 01C00061"
  })
  void hasCertificateNonceAndTemplateWhereTheProfilePutsThem(
      EndorsementKey key, String certificate, String nonce, String template) {
    assertEquals("0x" + certificate, key.certificateIndex().toString());
    assertEquals(
        Optional.ofNullable(nonce).map(index -> "0x" + index),
        key.nonceIndex().map(TpmHandle::toString));
    assertEquals("0x" + template, key.templateIndex().toString());
  }

  /** As tpm2_createek of tpm2-tools 5.4 sends them; H-7 after swtpm_setup 0.10. */
  @ParameterizedTest
  @CsvSource({
    "HIGH_RSA_2048, 0001000b000300f2, SHA256, 00060080004300100800000000000000",
    "HIGH_ECC_P256, 0023000b000300f2, SHA256, 00060080004300100003001000000000",
    "ECC_P384, 0023000c000300f2, SHA384, 00060100004300100004001000000000",
    "ECC_P521, 0023000d000300f2, SHA512, 00060100004300100005001000000000",
    "RSA_3072, 0001000c000300f2, SHA384, 00060100004300100c00000000000000",
    "RSA_4096, 0001000d000300f2, SHA512, 00060100004300101000000000000000"
  })
  void hasTheTemplatesOfTheHighRange(
      EndorsementKey key, String begin, HashAlg hash, String parameters) {
    Bytes policy = key.template().authPolicy();
    assertEquals(hash.digestBytes(), policy.size());
    assertEquals(
        begin + "%04x%s".formatted(policy.size(), policy.toHex()) + parameters,
        HexFormat.of().formatHex(key.template().marshal()));
  }
}
