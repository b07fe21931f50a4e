package io.github.tpm4j.engine.commands.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsNvDigestCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What TPM_RH_NULL attests: nothing is signed, but what is attested may have to be hashed. */
class UnsignedAttestationTest {
  private static final TpmHandle INDEX = TpmHandle.of(0x01800001);
  private static final TpmtSigScheme SHA384 = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA384);

  private static Quote.Request quote(TpmtSigScheme scheme) {
    return new Quote.Request(TpmHandle.NULL, Bytes.EMPTY, scheme, TestObjects.NO_PCR);
  }

  private static NvCertify.Request certify(TpmtSigScheme scheme, int size) {
    return new NvCertify.Request(
        TpmHandle.NULL, TpmHandle.OWNER, INDEX, Bytes.EMPTY, scheme, size, 0);
  }

  private static TpmsAttest read(Bytes attest) {
    return TpmsAttest.read(new TpmReader(attest.borrow(), Limits.ANY));
  }

  private static TestTpm withIndex(Revision revision) {
    TestTpm tpm = TestTpm.started(revision);
    TpmaNv attributes = TpmaNv.of(TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE);
    tpm.run(
        new NvDefineSpace.Request(
            TpmHandle.OWNER,
            SecretBytes.EMPTY,
            new TpmsNvPublic(INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, 2)));
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, INDEX, Bytes.ofHex("0102"), 0));
    return tpm;
  }

  @Test
  void aQuoteHasTheHashOfTheScheme() {
    Quote.Response response = TestTpm.started(Revision.V185).run(quote(SHA384));
    TpmsQuoteInfo info = (TpmsQuoteInfo) read(response.quoted()).attested();

    assertEquals(TpmtSignature.NULL, response.signature());
    assertEquals(Bytes.of(HashAlgorithm.SHA384.digest(new byte[0])), info.pcrDigest());
  }

  @Test
  void aQuoteWithoutSchemeHasNoHash_parameter2() {
    TestTpm tpm = TestTpm.started(Revision.V185);
    assertEquals(TpmRc.SCHEME.parameter(2), tpm.code(quote(TpmtSigScheme.NULL)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Revision.class,
      names = {"V159", "V183", "V184"})
  void beforeNoSchemeGaveAQuoteAHash_parameter2(Revision revision) {
    assertEquals(TpmRc.SCHEME.parameter(2), TestTpm.started(revision).code(quote(SHA384)));
  }

  @Test
  void theDigestOfAnIndexHasTheHashOfTheScheme() {
    TestTpm tpm = withIndex(Revision.V185);
    NvCertify.Response response = tpm.run(certify(SHA384, 0));
    TpmsNvDigestCertifyInfo info =
        (TpmsNvDigestCertifyInfo) read(response.certifyInfo()).attested();

    assertEquals(TpmtSignature.NULL, response.signature());
    assertEquals(Bytes.of(HashAlgorithm.SHA384.digest(new byte[] {1, 2})), info.nvDigest());
    assertEquals(TpmRc.SCHEME.parameter(2), tpm.code(certify(TpmtSigScheme.NULL, 0)));
    assertEquals(TpmRc.SUCCESS, tpm.code(certify(TpmtSigScheme.NULL, 2)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Revision.class,
      names = {"V159", "V183", "V184"})
  void beforeTheDigestWasEmpty(Revision revision) {
    TestTpm tpm = withIndex(revision);
    NvCertify.Response response = tpm.run(certify(SHA384, 0));
    TpmsNvDigestCertifyInfo info =
        (TpmsNvDigestCertifyInfo) read(response.certifyInfo()).attested();
    assertEquals(Bytes.EMPTY, info.nvDigest());
    assertEquals(TpmRc.SUCCESS, tpm.code(certify(TpmtSigScheme.NULL, 0)));
  }
}
