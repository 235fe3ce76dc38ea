package brokencontrol;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;

/** Hides what it needs. */
class InjectedField {

    @Autowired
    Clock clock;
}
