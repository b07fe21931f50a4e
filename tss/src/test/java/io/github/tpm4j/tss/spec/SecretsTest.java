package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No request and no response prints a secret: every secret is filled with a mark, and looked for.
 */
class SecretsTest {
  private static final byte MARK = (byte) 0xA5;
  private static final Samples MARKED = new Samples(size -> filled(size, MARK));
  private static final Samples BLANK = new Samples(size -> filled(size, (byte) 0));

  /** Types that are secret wherever they stand. */
  private static final Set<String> SECRET_TYPES =
      Set.of("TPM2B_AUTH", "TPM2B_SENSITIVE_CREATE", "TPM2B_SENSITIVE", "TPM2B_SENSITIVE_DATA");

  /** Parameters that are secret, or may be, though others of their type are not. */
  private static final Set<String> SECRET_PARAMETERS =
      Set.of(
          "TPM2_ActivateCredential certInfo",
          "TPM2_MakeCredential credential",
          "TPM2_Duplicate encryptionKeyIn",
          "TPM2_Duplicate encryptionKeyOut",
          "TPM2_Import encryptionKey",
          "TPM2_RSA_Encrypt message",
          "TPM2_RSA_Decrypt message",
          "TPM2_ECDH_KeyGen zPoint",
          "TPM2_ECDH_ZGen outPoint",
          "TPM2_ZGen_2Phase outZ1",
          "TPM2_ZGen_2Phase outZ2",
          "TPM2_ECC_Encrypt plainText",
          "TPM2_ECC_Decrypt plainText",
          "TPM2_Encapsulate sharedSecret",
          "TPM2_Decapsulate sharedSecret",
          "TPM2_SignSequenceComplete buffer",
          "TPM2_EncryptDecrypt inData",
          "TPM2_EncryptDecrypt outData",
          "TPM2_EncryptDecrypt2 inData",
          "TPM2_EncryptDecrypt2 outData",
          "TPM2_Hash data",
          "TPM2_HMAC buffer",
          "TPM2_HMAC outHMAC",
          "TPM2_MAC buffer",
          "TPM2_MAC outMAC",
          "TPM2_SequenceUpdate buffer",
          "TPM2_SequenceComplete buffer",
          "TPM2_SequenceComplete result",
          "TPM2_GetRandom randomBytes",
          "TPM2_PCR_SetAuthValue auth",
          "TPM2_NV_Write data",
          "TPM2_NV_Read data",
          "TPM2_NV_Extend data");

  private static byte[] filled(int size, byte value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, value);
    return bytes;
  }

  @TestFactory
  Stream<DynamicTest> printsNoSecretOfARequest() {
    return CommandTable.all()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> printsNoMark(c, "command-param")));
  }

  @TestFactory
  Stream<DynamicTest> printsNoSecretOfAResponse() {
    return CommandTable.all()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> printsNoMark(c, "response-param")));
  }

  private static void printsNoMark(CommandTable command, String area) {
    for (Sample sample : Samples.combine(marked(command, area))) {
      ParameterReader in = new ParameterReader(new TpmReader(sample.bytes(), Limits.ANY));
      Object value =
          area.startsWith("command") ? command.readRequest(in) : command.readResponse(in);
      assertFalse(
          value.toString().toLowerCase().contains("a5a5"), () -> command.name() + ": " + value);
    }
  }

  private static List<List<Sample>> marked(CommandTable command, String area) {
    return command.area(area).stream()
        .map(row -> (isSecret(row) ? MARKED : BLANK).of(row.get("type"), row.is("plus", "+")))
        .toList();
  }

  private static boolean isSecret(Table.Row row) {
    return SECRET_TYPES.contains(row.get("type"))
        || SECRET_PARAMETERS.contains(row.get("command") + " " + row.get("name"));
  }

  @Test
  void knowsOnlySecretsThatTheTablesHave() {
    long found =
        CommandTable.all()
            .flatMap(
                c -> Stream.of("command-param", "response-param").flatMap(a -> c.area(a).stream()))
            .filter(row -> SECRET_PARAMETERS.contains(row.get("command") + " " + row.get("name")))
            .count();
    assertTrue(found == SECRET_PARAMETERS.size(), found + " of " + SECRET_PARAMETERS.size());
  }
}
