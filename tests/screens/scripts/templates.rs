//! Templates: a day by name is planned, saved, replaced, renamed and deleted.

use super::{Script, run, script};
use crate::lives::with_templates;

const SCRIPTS: &[Script] = &[
    script("D t opens the templates", "Dt", &["in templates 0"]),
    script("D t closes with each of its keys", "Dt<Esc>DtqDtt", &[]),
    script(
        "D t Enter plans the first on this day",
        "lDt<Enter>",
        &[
            "on 2026-11-19",
            "says 2 blocks of Office day planned on Thursday 19 November. Support: Crosses Dinner at home by 30m.  u undo",
            "19: + id = * | title = 'Tickets' | plan = '08:00-09:30' | area = 'work' | engagement = 'acme' | id = * | title = 'Support' | plan = '17:30-18:30' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "on a day with one of its blocks only the other is planned",
        "lDt<Enter>xDt<Enter>",
        &[
            "on 2026-11-19",
            "says 1 block of Office day planned on Thursday 19 November (1 already was).  u undo",
            "19: + id = * | title = 'Tickets' | plan = '08:00-09:30' | area = 'work' | engagement = 'acme' | id = * | title = 'Support' | plan = '17:30-18:30' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "twice changes nothing",
        "lDt<Enter>Dt<Enter>",
        &[
            "on 2026-11-19",
            "in templates 0",
            "says All blocks of Office day are planned already on Thursday 19 November.",
            "19: + id = * | title = 'Tickets' | plan = '08:00-09:30' | area = 'work' | engagement = 'acme' | id = * | title = 'Support' | plan = '17:30-18:30' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "u in the templates takes the last change back",
        "lDt<Enter>Dtu",
        &[
            "on 2026-11-19",
            "in templates 0",
            "says Undone: 2 blocks of Office day planned on Thursday 19 November.",
        ],
    ),
    script(
        "a saves this day by a name",
        "DtaDesk<Enter>",
        &[
            "in templates 2",
            "says Desk saved: 7 blocks.  u undo",
            "templates: + id = * | name = 'Desk' | title = 'Run' | plan = '07:00-07:45' | area = 'self-care' | title = 'Pricing page' | plan = '09:00-10:30' | area = 'work' | engagement = 'acme' | values = ['craft'] | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | title = 'Invoices' | plan = '14:00-15:00' | area = 'work' | engagement = 'studio' | title = 'Call with Ines' | plan = '17:30-18:30' | area = 'work' | engagement = 'acme' | with = ['Ines'] | fixed = true | title = 'Dinner' | plan = '18:30-19:30' | area = 'people' | values = ['family']",
        ],
    ),
    script(
        "Enter on the last line does too",
        "DtG<↓><↓><Enter>Desk<Enter>",
        &[
            "in templates 2",
            "says Desk saved: 7 blocks.  u undo",
            "templates: + id = * | name = 'Desk' | title = 'Run' | plan = '07:00-07:45' | area = 'self-care' | title = 'Pricing page' | plan = '09:00-10:30' | area = 'work' | engagement = 'acme' | values = ['craft'] | title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | title = 'Invoices' | plan = '14:00-15:00' | area = 'work' | engagement = 'studio' | title = 'Call with Ines' | plan = '17:30-18:30' | area = 'work' | engagement = 'acme' | with = ['Ines'] | fixed = true | title = 'Dinner' | plan = '18:30-19:30' | area = 'people' | values = ['family']",
        ],
    ),
    script(
        "a name that a template has replaces it",
        "Dtaoffice day",
        &[
            "in Save this day as ‹office day› | 7 blocks, 7:00–19:30 | Replaces Office day, which has 2 blocks.",
        ],
    ),
    script(
        "and one undo brings it back",
        "Dtaoffice day<Enter>",
        &[
            "in templates 0",
            "says Office day replaced: 7 blocks instead of 2.  u undo",
            "templates: - # first thing",
            "templates: - title = 'Tickets' | plan = '08:00-09:30'",
            "templates: + title = 'Run' | plan = '07:00-07:45' | area = 'self-care' | title = 'Pricing page' | plan = '09:00-10:30'",
            "templates: - x-room = 4",
            "templates: + values = ['craft']",
            "templates: - title = 'Support'",
            "templates: + title = 'Stand-up' | plan = '10:30-11:00' | area = 'work' | engagement = 'acme' | title = 'Code reviews' | plan = '11:00-12:30' | area = 'work' | engagement = 'acme' | demand = 'high' | title = 'Invoices' | plan = '14:00-15:00' | area = 'work' | engagement = 'studio' | title = 'Call with Ines'",
            "templates: + with = ['Ines'] | fixed = true | title = 'Dinner' | plan = '18:30-19:30' | area = 'people' | values = ['family']",
        ],
    ),
    script("no name saves nothing", "Dta<Enter><Esc>", &["in templates 2"]),
    script(
        "a day without blocks is not saved",
        "lllDta",
        &[
            "on 2026-11-21",
            "in templates 0",
            "says Nothing to save: apart from routines, nothing is planned on this day.",
        ],
    ),
    script(
        "e renames",
        "Dte<Ctrl-U>Desk<Enter>",
        &[
            "in templates 0",
            "says Office day is now Desk.  u undo",
            "templates: - name = 'Office day'",
            "templates: + name = 'Desk'",
        ],
    ),
    script(
        "a name that another has is refused",
        "Dte<Ctrl-U>a slow day with a long walk by the river<Enter>",
        &[
            "in Rename ‹a slow day with a long walk by the river› ! Another template is named A slow day with a long walk by the river.",
        ],
    ),
    script(
        "x deletes",
        "Dtx",
        &[
            "in templates 0",
            "says Template Office day deleted.  u undo",
            "templates: - id = 'office' | name = 'Office day' | # first thing | title = 'Tickets' | plan = '08:00-09:30' | area = 'work' | engagement = 'acme' | x-room = 4 | title = 'Support' | plan = '17:30-18:30' | area = 'work' | engagement = 'acme'",
        ],
    ),
    script(
        "on Week the day of the column is meant",
        "2lDtj<Enter>",
        &[
            "on 2026-11-19",
            "shows Week",
            "says 1 block of A slow day with a long walk by the river planned on Thursday 19 November.  u undo",
            "19: + id = * | title = 'Long walk' | plan = '10:00-12:00'",
        ],
    ),
];

#[test]
fn templates() {
    run(&with_templates(), SCRIPTS);
}
