package io.concordat.web.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Reads tokens that say who somebody is, and believes only those that the provider signed for this hub, for this
 * sign-in, and that are still good.
 */
final class IdTokens {

    private static final int SECONDS_WRONG = 60;
    private static final Set<JWSAlgorithm> SIGNED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OpenIdSettings settings;
    private final Clock clock;

    IdTokens(OpenIdSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws io.concordat.HubException of kind CONFLICT if it is not to be believed */
    JWTClaimsSet verified(String token, String keys, String nonce) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        try {
            JWKSet set = JWKSet.parse(keys);
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNED, new ImmutableJWKSet<>(set)));
            processor.setJWTClaimsSetVerifier(expected(nonce));
            JWTClaimsSet claims = processor.process(token, null);
            requireForUs(claims);
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            throw OpenIdProvider.refused("its token is not one for this sign-in");
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> expected(String nonce) {
        JWTClaimsSet exactly = new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .claim("nonce", nonce)
                .build();
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(settings.clientId(), exactly, Set.of("sub", "exp", "iat")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew(SECONDS_WRONG);
        return verifier;
    }

    /** A token for several has to say that it was made for us. */
    private void requireForUs(JWTClaimsSet claims) throws ParseException {
        boolean ours = Optional.ofNullable(claims.getStringClaim("azp"))
                .map(party -> party.equals(settings.clientId()))
                .orElse(claims.getAudience().size() == 1);
        if (!ours) {
            throw OpenIdProvider.refused("its token is for somebody else");
        }
    }
}
