package io.github.tpm4j.engine.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Limited keys that the TCG's simulator of version 184 made: ours is the same but for the numbers
 * that follow from secrets, and the sizes of hashes that a TPM chooses.
 */
class RecordedPrimaryTest {

  private enum Recorded {
    FIRMWARE(
        "800200000043000001314000014000000009400000090000000000000400000000001a0023000b00030172"
            + "000000060080004300100003001000000000000000000000",
        "80020000012a000000008000000000000113005a0023000b00030172000000060080004300100003001000"
            + "20fc83a2adb27ae36bcff17e7a19dea41cb71673cbb423c68093f416d31da478e300204a25cf038bbe94"
            + "0c4522ba04066f201d82725c20437296968f695ea2607f3f380037000000000020e3b0c44298fc1c149a"
            + "fbf4c8996fb92427ae41e4649b934ca495991b7852b8550100100004400001400004400001400000"
            + "002090ce6a51e3eef3235fa312b8db28971ad530bede887253d65277c16de0d2103a8021400001400030"
            + "767daa01c279f1a5bd58732275579930168fe55e1270ccec220a0d390925759f59de7dae275e4c95400e"
            + "54d488c292c80022000bb484ea5cd35832a20f744157bde5b310ed448659f3e86a8f411d1896da431777"
            + "0000010000"),
    SVN(
        "800200000043000001314001000000000009400000090000000000000400000000001a0023000b00030272"
            + "000000060080004300100003001000000000000000000000",
        "80020000012a000000008000000100000113005a0023000b00030272000000060080004300100003001000"
            + "20e1d158bc064aac50f3036074f03a04be760e7bc16acacdca88d474d3ea15ac1700200aeb43ccf146c8"
            + "d1ad7f19a7f13d6f9d0ca75a1d6f1512635ce25ab0f65458300037000000000020e3b0c44298fc1c149a"
            + "fbf4c8996fb92427ae41e4649b934ca495991b7852b8550100100004400100000004400100000000"
            + "0020b35c29a3e6689bdd5a0f313c8643820d26a44267beb519bc1465bc75912931fb8021400100000030"
            + "0587bf50b9f08007005b47ac7b3b6f7d2d5750ee4d9b362cbb38663abf4a227fcec50f845699bf768e72"
            + "bf80c67282170022000b129bda1dde6d17ef64be5d96457d4b91aaaf13f7c38ec5a07032f094ab988f0e"
            + "0000010000");

    private final String request;
    private final String response;

    Recorded(String request, String response) {
      this.request = request;
      this.response = response;
    }
  }

  private static CreatePrimary.Response read(byte[] response) {
    TpmReader in = new TpmReader(response, 10, response.length, Limits.ANY);
    TpmHandle handle = TpmHandle.read(in);
    in.u32();
    return CreatePrimary.SPEC.responseReader().read(handle, new ParameterReader(in));
  }

  @ParameterizedTest
  @EnumSource
  void theAnswerIsAsRecorded(Recorded recorded) {
    byte[] request = Bytes.ofHex(recorded.request).toByteArray();
    CreatePrimary.Response expected = read(Bytes.ofHex(recorded.response).toByteArray());
    CreatePrimary.Response actual = read(TestTpm.started(Revision.V184).tpm().execute(request, 0));

    assertEquals(
        expected.outPublic(), actual.outPublic().withUnique(expected.outPublic().unique()));
    assertEquals(expected.creationData(), actual.creationData());
    assertEquals(expected.creationHash(), actual.creationHash());
    assertEquals(expected.creationTicket().tag(), actual.creationTicket().tag());
    assertEquals(expected.creationTicket().hierarchy(), actual.creationTicket().hierarchy());
    assertEquals(expected.name().size(), actual.name().size());
  }
}
