package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.client.TcpaOaep;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.client.TransportSessions;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadInternalPub;
import io.github.tpm4j.tpm12.commands.eviction.FlushSpecific;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.transport.EstablishTransport;
import io.github.tpm4j.tpm12.commands.transport.ReleaseTransportSigned;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.Authorization;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.session.TransportSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Transport sessions: started, filled with commands, and released with a signed log. */
final class TransportSteps {
  static final List<IntFunction<Side.Step>> ALL =
      List.of(
          TransportSteps::inTheOpen,
          TransportSteps::encrypted,
          TransportSteps::start,
          TransportSteps::exclusive,
          TransportSteps::capabilities);

  private static final int[] SCHEMES = {
    KeyConstants.ES_NONE, TransportConstants.ES_SYM_CTR, TransportConstants.ES_SYM_OFB, 0xFF
  };

  private TransportSteps() {}

  private static TpmTransportPublic kind(int a) {
    return switch (a % 5) {
      case 0 -> TpmTransportPublic.mgf1(TransportConstants.LOG);
      case 1 -> TpmTransportPublic.aesCtr(TransportConstants.LOG);
      case 2 ->
          new TpmTransportPublic(
              TransportConstants.ENCRYPT | TransportConstants.LOG,
              KeyConstants.ALG_AES128,
              TransportConstants.ES_SYM_OFB);
      case 3 -> TpmTransportPublic.mgf1(0);
      default -> TpmTransportPublic.plain(TransportConstants.LOG);
    };
  }

  private static Side.Step inTheOpen(int a) {
    return side -> {
      try (TransportSession session =
          TransportSessions.startInTheOpen(side.client, a % 4, Side.SECRET)) {
        return filled(side, session, a / 4);
      }
    };
  }

  /** The public part of the storage root key, for the secret of the session. */
  private static TpmPubkey root(Side side) {
    OwnerReadInternalPub.Request request = new OwnerReadInternalPub.Request(Side.SRK);
    return side.byOiap(request, Side.OWNER).publicPortion();
  }

  private static Side.Step encrypted(int a) {
    return side -> {
      TpmPubkey root = root(side);
      try (OiapSession oiap = side.client.oiap();
          TransportSession session =
              TransportSessions.start(
                  side.client, kind(a), Side.SRK, root, oiap.lastWith(Side.SRK_SECRET))) {
        session.knows(Side.SRK, root);
        return filled(side, session, a / 5);
      }
    };
  }

  /** Some commands, and what they gave; the log is verified by the client. */
  private static Side.Outcome filled(Side side, TransportSession session, int a) throws Exception {
    Tpm12Client within = side.client.within(session);
    List<Object> outcomes = new ArrayList<>();
    for (int i = 0; i < 4 && session.isOpen(); i++) {
      int number = a + 3 * i;
      outcomes.add(side.run(it -> command(it, within, number)));
      outcomes.add(session.isOpen());
    }
    if (session.isOpen() && a % 3 != 0) {
      outcomes.add(side.run(it -> released(it, session, a)));
    }
    return Side.Outcome.of(outcomes.toArray());
  }

  private static Side.Outcome command(Side side, Tpm12Client within, int a) {
    switch (a % 7) {
      case 0 -> {
        return Side.Outcome.of(within.execute(new GetRandom.Request(a % 100)).randomBytes().size());
      }
      case 1 -> {
        return Side.Outcome.of(within.execute(new PcrRead.Request(a % 26)).outDigest());
      }
      case 2 -> {
        Extend.Request request = new Extend.Request(16 + a % 9, Steps.digest(a));
        return Side.Outcome.of(within.execute(request).outDigest());
      }
      case 3 -> {
        try (OiapSession oiap = within.oiap()) {
          OwnerReadInternalPub.Request request = new OwnerReadInternalPub.Request(Side.SRK);
          Authorization owner = a % 5 == 0 ? oiap.with(Side.SECRET) : oiap.with(Side.OWNER);
          return Side.Outcome.of(within.execute(request, owner).publicPortion().algorithmParms());
        }
      }
      case 4 -> {
        within.execute(new FlushSpecific.Request(a, a % 6));
        return Side.Outcome.of();
      }
      case 5 -> {
        try (OsapSession osap = within.osap(EntityConstants.ET_SRK, Side.SRK, Side.SRK_SECRET)) {
          CreateWrapKey.Request request =
              new CreateWrapKey.Request(
                  Side.SRK,
                  osap.encrypt(Side.SECRET),
                  osap.encryptSecond(Side.SECRET),
                  KeyTemplates.signing(512));
          TpmKey key = within.execute(request, osap.authorization()).wrappedKey();
          return Side.Outcome.of(key.modulus().size());
        }
      }
      default -> {
        // A session within the session.
        TransportSessions.startInTheOpen(within, 0, Side.SECRET);
        return Side.Outcome.of();
      }
    }
  }

  private static Side.Outcome released(Side side, TransportSession session, int a) {
    if (side.keys.isEmpty()) {
      ReleaseTransportSigned.Request request =
          new ReleaseTransportSigned.Request(a, Steps.digest(a));
      side.client.execute(request, session.lastAuthorization());
      return Side.Outcome.of();
    }
    int which = a % side.keys.size();
    TpmPubkey key = side.loaded.get(which).pubkey();
    try (OiapSession oiap = side.client.oiap()) {
      Authorization[] ofKey =
          a % 4 == 0
              ? new Authorization[0]
              : new Authorization[] {oiap.with(a % 9 == 0 ? Side.OWNER : Side.SECRET)};
      return Side.Outcome.of(
          TransportSessions.release(side.client, session, side.keys.get(which), key, ofKey)
              .isPresent());
    }
  }

  /** What a session may be; the answer is a session or a code. */
  private static Side.Step start(int a) {
    int[] algorithms = {
      TransportConstants.ALG_MGF1, KeyConstants.ALG_AES128, KeyConstants.ALG_RSA, 8, 0
    };
    TpmTransportPublic kind =
        new TpmTransportPublic(a % 8, algorithms[a % 5], SCHEMES[a / 5 % SCHEMES.length]);
    return side -> {
      TpmPubkey root = root(side);
      byte[] auth = new TpmWriter().u16(a % 7 == 0 ? 0x1C : 0x1D).array(new byte[20]).toByteArray();
      int handle =
          a % 3 == 0 || side.keys.isEmpty() ? Side.SRK : side.keys.get(a % side.keys.size());
      Bytes secret = a % 11 == 0 ? Bytes.of(new byte[a % 40]) : TcpaOaep.encrypt(root, auth);
      EstablishTransport.Request request =
          a % 6 == 0
              ? new EstablishTransport.Request(
                  TransportConstants.KH_TRANSPORT, kind, Bytes.of(new byte[a % 4 == 0 ? 20 : 19]))
              : new EstablishTransport.Request(handle, kind, secret);
      EstablishTransport.Response response =
          a % 2 == 0
              ? side.client.execute(request)
              : side.byOiap(request, handle == Side.SRK ? Side.SRK_SECRET : Side.SECRET);
      side.client.execute(
          new FlushSpecific.Request(response.transHandle(), TransportConstants.RT_TRANS));
      return Side.Outcome.of(response.locality());
    };
  }

  /** A command outside, and sessions beside an exclusive one. */
  private static Side.Step exclusive(int a) {
    return side -> {
      try (TransportSession first =
              TransportSessions.startInTheOpen(
                  side.client, TransportConstants.EXCLUSIVE, Side.SECRET);
          TransportSession second =
              a % 3 == 0
                  ? TransportSessions.startInTheOpen(side.client, a % 8 & ~1, Side.SECRET)
                  : null) {
        if (a % 3 == 1) {
          side.client.execute(new PcrRead.Request(0));
        }
        Tpm12Client within = side.client.within(second == null ? first : second);
        Side.Outcome once =
            side.run(it -> Side.Outcome.of(within.execute(new PcrRead.Request(1)).outDigest()));
        Side.Outcome afterwards =
            first.isOpen()
                ? side.run(it -> command(it, it.client.within(first), a))
                : Side.Outcome.of();
        return Side.Outcome.of(once, afterwards, first.isOpen());
      }
    };
  }

  private static Side.Step capabilities(int a) {
    int[][] questions = {
      {0x05, 0x10B},
      {0x05, 0x10E},
      {0x05, 0x10A},
      {0x05, 0x10D},
      {0x05, 0x11D},
      {0x05, 0x11E},
      {0x12, 1},
      {0x12, 6},
      {0x12, 7},
      {0x12, 8},
      {0x14, 4},
      {0x01, 0xE6},
      {0x01, 0xE8}
    };
    int[] question = questions[a % questions.length];
    boolean isScheme = a % 17 == 0;
    TpmWriter sub = isScheme ? new TpmWriter().u16(a % 7) : new TpmWriter().u32(question[1]);
    GetCapability.Request request =
        new GetCapability.Request(isScheme ? 0x15 : question[0], Bytes.of(sub.toByteArray()));
    return side -> {
      if (a % 2 == 0) {
        return Side.Outcome.of(side.client.execute(request).resp());
      }
      try (TransportSession session =
          TransportSessions.startInTheOpen(side.client, 0, Side.SECRET)) {
        Bytes answer = side.client.execute(request).resp();
        boolean isList = question[0] == 0x14 && !isScheme;
        return Side.Outcome.of(isList ? answer.size() : answer, session.isOpen());
      }
    };
  }
}
