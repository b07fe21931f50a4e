package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetSessionAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetTime;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Attestation (Part 3, 18, and 21). */
final class AttestationGenerator extends Generator {
  /** Where the Key Usage is: its unused bits, and its bits. */
  private static final int USAGE_OFFSET = 84;

  private static final byte[] PARTIAL_CERTIFICATE =
      Bytes.ofHex(
              "306330"
                  + "0e310c300a06035504030c0374706d"
                  + "301e170d3236303130313030303030305a170d3336303130313030303030305a"
                  + "300e310c300a06035504030c0374706d"
                  + "a321301f300e0603551d0f0101ff040403020780300d0603551d230406300480020102")
          .toByteArray();

  private final KeyChainGenerator keys;

  AttestationGenerator(SequenceModel model) {
    super(model);
    keys = new KeyChainGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(3, this::certify),
        new Action(2, this::certifyCreation),
        new Action(3, this::quote),
        new Action(2, this::sessionAudit),
        new Action(2, this::commandAudit),
        new Action(2, this::time),
        new Action(2, this::certifyX509));
  }

  private Arg qualifyingData() {
    return Arg.sized(choice.octets(choice.of(0, 8, 32, 66, 67)));
  }

  /** A command with its signing key, which now and then is none. */
  private Command signedBy(Command command, ObjectModel key) {
    return choice.chance(15) ? command.by(model.permanent(TpmHandle.NULL)) : command.by(key);
  }

  private void certify() {
    ObjectModel key = keys.signer();
    run(
        signedBy(Command.of(Certify.SPEC).by(keys.any()), key)
            .with(qualifyingData(), signatureScheme(key)));
  }

  private void certifyCreation() {
    ObjectModel key = keys.signer();
    keys.makeRoom(key);
    TpmtPublic template = templates.any(Templates.CREATED);
    Outcome created =
        run(
            Command.of(CreatePrimary.SPEC)
                .by(owner())
                .with(
                    KeyChainGenerator.sensitive(Bytes.EMPTY, Bytes.EMPTY),
                    Arg.sized(Arg.of(template)))
                .with(Arg.sized(), Arg.of(pcrSelection())));
    ObjectModel object =
        keys.loaded(created, Bytes.EMPTY, template, created.product("outPublic"), null, null, true);
    run(
        signedBy(Command.of(CertifyCreation.SPEC), key)
            .handle(choice.chance(90) ? object : keys.any())
            .with(qualifyingData(), Arg.sized(created.product("creationHash")))
            .with(signatureScheme(key), created.product("creationTicket")));
  }

  private void quote() {
    ObjectModel key = keys.signer();
    run(
        signedBy(Command.of(Quote.SPEC), key)
            .with(qualifyingData(), signatureScheme(key), Arg.of(pcrSelection())));
  }

  private void sessionAudit() {
    ObjectModel key = keys.signer();
    List<SessionModel> open = model.sessions.stream().filter(SessionModel::isHmac).toList();
    SessionModel session =
        open.isEmpty() ? new SessionGenerator(model).open(TpmSe.HMAC, false) : choice.of(open);
    if (choice.chance(70)) {
      run(Command.of(GetTestResult.SPEC).auditedBy(session));
    }
    run(
        signedBy(Command.of(GetSessionAuditDigest.SPEC).by(endorsement()), key)
            .handle(session.handle())
            .with(qualifyingData(), signatureScheme(key)));
  }

  private void commandAudit() {
    ObjectModel key = keys.signer();
    run(
        signedBy(Command.of(GetCommandAuditDigest.SPEC).by(endorsement()), key)
            .with(qualifyingData(), signatureScheme(key)));
  }

  private void time() {
    ObjectModel key = keys.signer();
    run(
        signedBy(Command.of(GetTime.SPEC).by(endorsement()), key)
            .with(qualifyingData(), signatureScheme(key)));
  }

  /** With any Key Usage of one octet. */
  private byte[] partialCertificate() {
    byte[] certificate = PARTIAL_CERTIFICATE.clone();
    if (choice.chance(60)) {
      int usage = choice.chance(70) ? 1 << choice.below(8) : 1 + choice.below(255);
      certificate[USAGE_OFFSET] = (byte) Integer.numberOfTrailingZeros(usage);
      certificate[USAGE_OFFSET + 1] = (byte) usage;
    }
    return certificate;
  }

  private ObjectModel x509Signer() {
    return keys.find(
        key -> key.canSign() && key.has(TpmaObject.X509SIGN),
        () -> keys.shared(templates.eccSigning(TpmaObject.USER_WITH_AUTH | TpmaObject.X509SIGN)));
  }

  private void certifyX509() {
    ObjectModel key = choice.chance(80) ? x509Signer() : keys.signer();
    ObjectModel object =
        switch (choice.below(3)) {
          case 0 -> keys.storageParent();
          case 1 -> keys.any();
          default -> keys.find(ObjectModel::canSign, keys::signer);
        };
    run(
        Command.of(CertifyX509.SPEC)
            .by(object)
            // libtpms 0.9.2 does not survive TPM_RH_NULL here.
            .by(key)
            .with(Arg.sized(), signatureScheme(key), Arg.sized(partialCertificate())));
  }
}
