//! Settings: a change is in force at once, and is taken back if it can't be saved.

use super::Turn;
use crate::app::action::Effect;
use crate::app::message::Tone;
use crate::domain::Config;
use crate::domain::config::SettingChange;
use crate::domain::text::as_sentence;
use crate::line::Setting;

impl Turn<'_> {
    /// Changes a setting at once, saves it, and says what it was.
    pub fn change_setting(&mut self, setting: &Setting, change: SettingChange) {
        self.say(Tone::Plain, setting.says(&change));
        if change.after != change.before {
            self.model.use_config(change.after);
            self.effects.push(Effect::ChangeSetting(Box::new(change)));
            self.stale = true;
        }
    }

    /// Goes back to the settings of `config.toml`, and says why a change was not saved. `found` are those that another
    /// program wrote there.
    pub(super) fn setting_refused(&mut self, found: Option<Config>, reason: &str) {
        self.model.saved_config = found.unwrap_or(self.model.saved_config);
        self.model.use_config(self.model.saved_config);
        self.say(Tone::Error, as_sentence(reason));
        self.stale = true;
    }
}
