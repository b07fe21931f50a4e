package io.github.tpm4j.differential.compare;

import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsCommandAuditInfo;
import io.github.tpm4j.tss.structures.TpmsCreationInfo;
import io.github.tpm4j.tss.structures.TpmsNvCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsNvDigestCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.structures.TpmsSessionAuditInfo;
import io.github.tpm4j.tss.structures.TpmuAttest;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.List;
import java.util.Optional;

/**
 * TPMS_ATTEST (Part 2, 10.12.12) without what one TPM alone determines: Qualified Names below its
 * primary keys, its clock, its firmware, and digests over random values.
 */
final class AttestRule implements ItemRule {

  @Override
  public Optional<Mismatch> compare(Object reference, Object candidate, boolean comparable) {
    return ItemRule.equal("", content(reference, comparable), content(candidate, comparable));
  }

  private static List<Object> content(Object item, boolean comparable) {
    TpmsAttest attest = TpmsAttest.read(new TpmReader(((Bytes) item).borrow(), Limits.ANY));
    return List.of(
        attest.magic(),
        attest.type(),
        attest.qualifiedSigner().size(),
        attest.extraData(),
        attest.clockInfo().safe(),
        attested(attest.attested(), comparable));
  }

  private static Object attested(TpmuAttest attested, boolean comparable) {
    if (attested instanceof TpmsQuoteInfo quote) {
      return quote;
    }
    if (attested instanceof TpmsCertifyInfo certify) {
      return List.of(name(certify.name(), comparable), certify.qualifiedName().size());
    }
    if (attested instanceof TpmsCreationInfo creation) {
      return List.of(name(creation.objectName(), comparable), creation.creationHash().size());
    }
    if (attested instanceof TpmsNvCertifyInfo || attested instanceof TpmsNvDigestCertifyInfo) {
      return comparable ? attested : attested.getClass();
    }
    if (attested instanceof TpmsSessionAuditInfo audit) {
      return List.of(audit.exclusiveSession(), audit.sessionDigest().size());
    }
    if (attested instanceof TpmsCommandAuditInfo audit) {
      return List.of(
          audit.auditCounter(),
          audit.digestAlg(),
          audit.auditDigest().size(),
          audit.commandDigest());
    }
    return attested.getClass();
  }

  private static Object name(Bytes name, boolean comparable) {
    return comparable ? name : name.size();
  }
}
