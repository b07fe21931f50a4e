package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.executor.SessionCrypto;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorize;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.commands.policy.PolicyTicket;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;

/** Policy commands by the authority of another entity (Part 3, 23.3 to 23.5 and 23.16). */
final class AuthorizedPolicyGenerator extends Generator {
  private final SessionGenerator sessions;
  private final KeyChainGenerator keys;

  AuthorizedPolicyGenerator(SequenceModel model) {
    super(model);
    sessions = new SessionGenerator(model);
    keys = new KeyChainGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(4, this::secret), new Action(4, this::signed), new Action(3, this::authorize));
  }

  private int expiration() {
    return choice.of(0, 0, -1000, -100_000, 1000, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private Arg nonce(SessionModel session) {
    return choice.chance(60)
        ? Arg.nonceTpm(session.opener())
        : Arg.fixed(choice.octets(choice.of(0, 0, 0, 16)));
  }

  private byte[] cpHash(SessionModel session) {
    return choice.octets(choice.chance(80) ? 0 : choice.of(session.digestBytes(), 1));
  }

  private byte[] policyRef() {
    return choice.octets(choice.of(0, 0, 4, 16, 64, 65));
  }

  private Entity anyEntity() {
    List<Entity> entities =
        new ArrayList<>(List.of(owner(), endorsement(), platform(), lockout(), pcr(16)));
    entities.addAll(model.objects);
    entities.addAll(model.indices);
    return choice.of(entities);
  }

  private void secret() {
    SessionModel session = sessions.policySession();
    Entity authority = anyEntity();
    Arg cpHash = Arg.sized(cpHash(session));
    Arg policyRef = Arg.sized(policyRef());
    Outcome outcome =
        run(
            Command.of(PolicySecret.SPEC)
                .by(authority)
                .handle(session.handle())
                .with(Arg.sized(nonce(session)), cpHash, policyRef, Arg.u32(expiration())));
    ticket(outcome, cpHash, policyRef, authority.handle());
  }

  // In the session that earned it or in a later one.
  private void ticket(Outcome outcome, Arg cpHash, Arg policyRef, Arg authority) {
    if (outcome.succeeded() && choice.chance(60)) {
      SessionModel session = sessions.policySession();
      run(
          Command.of(PolicyTicket.SPEC)
              .handle(session.handle())
              .with(Arg.sized(outcome.product("timeout")), cpHash, policyRef)
              .with(Arg.sized(Arg.nameOf(authority)), outcome.product("policyTicket")));
      run(Command.of(PolicyGetDigest.SPEC).handle(session.handle()));
    }
  }

  private ObjectModel ecdsaKey() {
    return keys.find(
        key -> key.is(TpmAlg.ECC) && key.canSign() && !key.has(TpmaObject.RESTRICTED),
        () -> keys.external(templates.eccSigning(TpmaObject.USER_WITH_AUTH), true));
  }

  private Outcome sign(ObjectModel key, Arg digest) {
    return run(
        Command.of(Sign.SPEC)
            .by(key)
            .with(Arg.sized(digest), Arg.of(TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256)))
            .with(SigningGenerator.NO_TICKET)
            .plain());
  }

  private void signed() {
    SessionModel session = sessions.policySession();
    ObjectModel key = ecdsaKey();
    Arg nonce = nonce(session);
    byte[] cpHash = cpHash(session);
    byte[] policyRef = policyRef();
    int expiration = expiration();
    byte[] time = new TpmWriter().u32(expiration).toByteArray();
    Arg digest =
        Arg.computed(
            "aHash",
            symbols ->
                SessionCrypto.hash(TpmAlg.SHA256, nonce.bytes(symbols), time, cpHash, policyRef));
    Outcome signature = sign(key, digest);
    Outcome outcome =
        run(
            Command.of(PolicySigned.SPEC)
                .handle(key)
                .handle(session.handle())
                .with(Arg.sized(nonce), Arg.sized(cpHash), Arg.sized(policyRef))
                .with(Arg.u32(expiration), signature.product("signature")));
    ticket(outcome, Arg.sized(cpHash), Arg.sized(policyRef), key.handle());
  }

  private void authorize() {
    SessionModel session = sessions.policySession();
    ObjectModel key = ecdsaKey();
    Outcome approved = run(Command.of(PolicyGetDigest.SPEC).handle(session.handle()));
    Arg policy = approved.product("policyDigest");
    byte[] policyRef = policyRef();
    Arg digest =
        Arg.computed(
            "aHash",
            symbols -> SessionCrypto.hash(key.nameAlg(), policy.bytes(symbols), policyRef));
    Outcome signature = sign(key, digest);
    Outcome ticket =
        run(
            Command.of(VerifySignature.SPEC)
                .handle(key)
                .with(Arg.sized(digest), signature.product("signature")));
    run(
        Command.of(PolicyAuthorize.SPEC)
            .handle(session.handle())
            .with(Arg.sized(policy), Arg.sized(policyRef))
            .with(Arg.sized(Arg.nameOf(key.handle())), ticket.product("validation")));
    run(Command.of(PolicyGetDigest.SPEC).handle(session.handle()));
  }
}
