package io.github.tpm4j.tss.error;

import static java.lang.Integer.decode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseErrorsTest {

  @Test
  void namesCommandPlaceMeaningCodeAndRemedy() {
    TpmException e = ResponseErrors.of(Sign.SPEC, TpmRc.AUTH_FAIL.session(1));
    assertEquals(
        "TPM2_Sign failed: the authorisation value (password) is wrong, authorisation of keyHandle"
            + " [TPM_RC_AUTH_FAIL, session 1 (0x98E)]. Check the password; every wrong try counts"
            + " towards the TPM's lockout",
        e.getMessage());
  }

  @Test
  void namesTheParameter() {
    TpmException e = ResponseErrors.of(Create.SPEC, TpmRc.VALUE.parameter(2));
    assertTrue(e.getMessage().contains("parameter inPublic"), e::getMessage);
  }

  @Test
  void tellsFailuresApart() {
    assertInstanceOf(TpmAuthorizationException.class, of(TpmRc.BAD_AUTH.session(1)));
    assertInstanceOf(TpmLockoutException.class, of(TpmRc.LOCKOUT));
    assertInstanceOf(TpmPolicyException.class, of(TpmRc.POLICY_FAIL.session(1)));
    assertInstanceOf(TpmPolicyException.class, of(TpmRc.PCR_CHANGED));
    assertInstanceOf(TpmResourceException.class, of(TpmRc.OBJECT_MEMORY));
    assertInstanceOf(TpmReferenceException.class, of(TpmRc.REFERENCE_H0));
    assertInstanceOf(TpmReferenceException.class, of(TpmRc.REFERENCE_S6));
    assertInstanceOf(TpmUnsupportedException.class, of(TpmRc.CURVE.parameter(2)));
    assertInstanceOf(TpmUnsupportedException.class, of(TpmRc.COMMAND_CODE));
    assertEquals(TpmResponseException.class, of(TpmRc.INTEGRITY.parameter(1)).getClass());
  }

  @Test
  void explainsEveryCodeThatALaterRevisionAdded() {
    for (TpmRc rc : TpmRc.values()) {
      if (rc.since() != Revision.V159) {
        assertFalse(of(rc).getMessage().contains("the TPM refuses"), of(rc)::getMessage);
      }
    }
    assertInstanceOf(TpmUnsupportedException.class, of(TpmRc.PARMS));
    assertInstanceOf(TpmUnsupportedException.class, of(TpmRc.EXT_MU));
  }

  private static TpmException of(TpmRc rc) {
    return ResponseErrors.of(Sign.SPEC, rc);
  }

  @Test
  void takesAnIntegrityErrorOfALoadForAKeyOfAnotherTpm() {
    assertInstanceOf(
        TpmForeignKeyException.class, ResponseErrors.of(Load.SPEC, TpmRc.INTEGRITY.parameter(1)));
  }

  @Test
  void seesThroughTheNumberOfASoftwareLayer() {
    TpmException e = ResponseErrors.of(Sign.SPEC, TpmRc.of(0x000B0902));
    assertInstanceOf(TpmResourceException.class, e);
    assertEquals(TpmRc.OBJECT_MEMORY, ((TpmResponseException) e).rc());
    assertTrue(e.getMessage().contains("(0xB0902), from the resource manager]"), e::getMessage);
  }

  @Test
  void takesACodeOfTheResourceManagerForTheTpms() {
    for (int code = 1; code < 0x1000; code++) {
      assertEquals(of(TpmRc.of(code)).getClass(), of(TpmRc.of(0x000B0000 | code)).getClass());
    }
    TpmException lacking = of(TpmRc.of(0x000B0143));
    assertInstanceOf(TpmUnsupportedException.class, lacking);
  }

  @ParameterizedTest
  @CsvSource({
    "0xA0008, 10, libtss2's transmission interface says that there is no connection",
    "0xC000C, 12, the resource manager itself says that this is not permitted",
    "0x80101, 8, libtss2's system API says that it refuses",
    "0x550001, 85, unknown software before the TPM says that something failed",
  })
  void neverTakesACodeOfAnotherLayerForTheTpms(String sent, int layer, String text) {
    TpmLayerException e = assertInstanceOf(TpmLayerException.class, of(TpmRc.of(decode(sent))));
    assertEquals(layer, e.layer());
    assertTrue(e.getMessage().contains(text), e::getMessage);
  }

  @Test
  void keepsTheCodeOfAPolicyFailure() {
    TpmPolicyException e = (TpmPolicyException) of(TpmRc.POLICY_FAIL.session(1));
    assertEquals(TpmRc.POLICY_FAIL.session(1), e.rc().orElseThrow());
  }

  @Test
  void hasWordsForAnyCodeOfAnyCommand() {
    Commands.all()
        .forEach(
            spec -> {
              for (int code = 1; code < 0x1000; code++) {
                String message = ResponseErrors.of(spec, TpmRc.of(code)).getMessage();
                assertTrue(message.startsWith(spec + " failed: "), message);
                assertFalse(message.contains("null"), message);
              }
            });
  }
}
