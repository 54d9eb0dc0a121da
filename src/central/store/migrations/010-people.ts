import type { Step } from '../columns.ts';

/** Who may sign in, and which kind of badge each may hold. */
export const people: Step = {
  name: '010-people',
  async up(db, { table, text, integer }) {
    await table(db, 'people')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('first_name', text, (column) => column.notNull())
      .addColumn('last_name', text, (column) => column.notNull())
      .addColumn('login', text, (column) => column.notNull())
      .addColumn('login_key', text, (column) => column.notNull().unique())
      .addColumn('university_email', text, (column) => column.notNull())
      .addColumn('contact_email', text)
      .addColumn('student_number', text, (column) => column.unique())
      .addColumn('staff_number', text, (column) => column.unique())
      .addColumn('revision', integer, (column) => column.notNull())
      .execute();
  },
};
